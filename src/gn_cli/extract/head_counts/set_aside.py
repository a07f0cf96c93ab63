"""Counts of nobody in this training, and the few that their words would set aside too, tried before the audience's."""

from gn_cli.extract.atoms import BLANK, GAP, GLUE
from gn_cli.extract.head_counts.frame import (
    ATTENDING,
    END,
    LEARNERS,
    SENT_TO_LEARN,
    SMALL_GAP,
    START,
    TEACHERS,
    TOLD_AS_LEARNERS,
    UNIT,
    WOMEN,
    Frame,
    words,
)
from gn_cli.extract.other_times import EACH, is_told_earlier, is_told_later

SET_ASIDE: tuple[Frame, ...] = (
    Frame(
        "head_counts.per_unit",
        "other",
        words(rf"{START}{EACH}[^;:()]{{0,70}}$"),
        None,
        (
            "Mỗi xã cử 6 người dự học.",
            "Các lớp, mỗi lớp 35 học viên, mở tại huyện.",
            "Bình quân một lớp có 40 học viên.",
        ),
        (
            "Lớp học có 40 học viên.",
            "Sở tập huấn Chương trình mỗi xã một sản phẩm cho 40 học viên.",
            "Huyện tập huấn rà soát hộ có mức sống trung bình cho 40 cán bộ.",
        ),
        near=True,
    ),
    Frame(
        "head_counts.a_unit",
        "other",
        None,
        words(rf"(?:{GLUE}/{GLUE}|{GAP}(?:cho{GAP})?mỗi{GAP}|{GAP}trên{GAP}một{GAP}){UNIT}{END}"),
        ("Quy mô 35 học viên/lớp.", "Cử 05 người mỗi thôn về học."),
        ("Có 35 học viên của lớp tham dự.",),
    ),
    Frame(
        "head_counts.earlier",
        "background",
        None,
        None,
        ("Trước đó, Trung tâm đã mở một lớp cho 55 học viên.", "Từ đầu năm đến nay, huyện tập huấn cho 640 cán bộ."),
        (
            "Ngày 5/6, Sở mở lớp cho 55 học viên.",
            "Nhằm khắc phục hạn chế thời gian qua, Sở mở lớp cho 55 học viên.",
            "Tính đến ngày bế giảng, Sở đã mở lớp cho 55 học viên.",
        ),
        elsewhen=is_told_earlier,
    ),
    Frame(
        "head_counts.later",
        "other",
        None,
        None,
        ("Tháng tới, một lớp tương tự sẽ mở cho 60 người.", "Tỉnh dự kiến tập huấn cho 900 cán bộ."),
        (
            "Chương trình mục tiêu quốc gia mở lớp cho 60 học viên.",
            "Xuất phát từ nhu cầu của bà con, xã mở lớp cho 60 người.",
            "Lớp dự kiến kéo dài 5 ngày, có 60 học viên.",
        ),
        elsewhen=is_told_later,
    ),
    Frame(
        "head_counts.planned_after",
        "other",
        None,
        words(
            rf"{GAP}(?:theo{GAP}kế{GAP}hoạch(?!{GAP}số)|trong{GAP}(?:năm|tháng|quý){GAP}tới|vào{GAP}(?:năm|tháng|quý){GAP}tới)"
        ),
        ("Sở sẽ dạy 300 học viên trong năm tới.", "Cần đào tạo 200 cán bộ theo kế hoạch năm."),
        ("Có 200 học viên tham dự.",),
    ),
    Frame(
        "head_counts.in_a_plan",
        "other",
        words(rf"{START}(?:kế{GAP}hoạch|chỉ{GAP}tiêu|dân{GAP}số){GAP}\({GLUE}$"),
        None,
        ("Lớp có 38 người, đạt 95% so với kế hoạch (40 người).", "Lớp mở ở xã đông dân nhất, dân số (9.000 người)."),
        ("Lớp tập huấn cho cán bộ lập kế hoạch xã (40 người).",),
        near=True,
    ),
    Frame(
        "head_counts.handed_on",
        "other",
        words(
            rf"""{START}(?:phổ{GAP}biến|truyền{GAP}đạt|tuyên{GAP}truyền|chia{GAP}sẻ|hướng{GAP}dẫn|tập{GAP}huấn|triển{GAP}khai|truyền{GAP}nghề)
            {GAP}lại(?:{GAP}[\p{{L}}\p{{M}}]{{1,9}}){{0,6}}?{GAP}cho{SMALL_GAP}$"""
        ),
        None,
        (
            "Học xong, các chị sẽ phổ biến lại cho hơn 900 hội viên.",
            "Sau lớp học, cán bộ hướng dẫn lại kỹ thuật cho 120 nông dân.",
        ),
        ("Sở mở lại lớp tập huấn cho 120 nông dân.",),
        near=True,
    ),
    Frame(
        "head_counts.purpose",
        "whole",
        words(rf"{START}giúp(?:{GAP}cho)?{SMALL_GAP}$"),
        None,
        ("Lớp học giúp 45 học viên nắm được kỹ thuật.", "Hội nghị tập huấn giúp cho 120 đại biểu hiểu rõ hơn."),
        ("Lớp học xong, Hội giúp 45 hội viên vay vốn.",),
        taught=True,
        unit=LEARNERS,
        near=True,
    ),
    Frame(
        "head_counts.shown_how",
        "whole",
        words(rf"{START}(?:hướng{GAP}dẫn|dạy|chỉ|bày|truyền{GAP}đạt|phổ{GAP}biến|giúp)(?:{GAP}cho)?{SMALL_GAP}$"),
        words(
            rf"""[^.;,]{{0,60}}?{START}(?:cách|kỹ{GAP}(?:thuật|năng)|quy{GAP}trình|phương{GAP}pháp|nắm|làm{GAP}quen){END}
            [^.;]{{0,120}}?(?:[.;,]|{START}(?:lớp|buổi|tập{GAP}huấn)|$)"""
        ),
        ("Sở hướng dẫn 60 cán bộ cách rà soát tại buổi tập huấn.", "Lớp học giúp 40 người nắm quy trình."),
        ("Sở hướng dẫn 60 cán bộ vay vốn sau lớp tập huấn.",),
        taught=True,
        near=True,
    ),
    Frame(
        "head_counts.helped",
        "other",
        words(
            rf"""{START}(?:giúp|giúp{GAP}đỡ|hỗ{GAP}trợ|đỡ{GAP}đầu|tặng|trao{GAP}(?:quà|tặng)|cho{GAP}vay|việc{GAP}làm(?:{GAP}mới)?|quản{GAP}lý
            |đưa|đại{GAP}diện|thay{GAP}mặt|phụ{GAP}trách|xuất{GAP}khẩu|khám|(?:chữa|khám){GAP}bệnh|cấp{GAP}phát|dân{GAP}số|số{GAP}dân|biên{GAP}chế|kết{GAP}nạp|phát{GAP}triển
            |tuyển{GAP}dụng|tuyển|tư{GAP}vấn|bảo{GAP}hiểm|thẻ|vay|quà|nhà|suất){END}(?:{GAP}(?:cho|được|là|mới|của|thêm|tới|đạt)){{0,2}}
            {BLANK}{{0,3}}$"""
        ),
        None,
        (
            "Hội giúp 120 hội viên vay vốn.",
            "Dự án tạo việc làm cho 300 lao động.",
            "Xã có dân số trên 4.200 người.",
            "Lớp tập huấn có 40 đại biểu đại diện cho 1.026 hội viên.",
        ),
        ("Sở mở lớp cho 120 hội viên.", "Huyện đưa 60 trưởng thôn đi tập huấn."),
        unless_after=SENT_TO_LEARN,
        near=True,
    ),
    Frame(
        "head_counts.worked",
        "other",
        None,
        words(
            rf"""[^;:,]{{0,40}}?{START}(?:đi{GAP}(?:làm{GAP}việc|xuất{GAP}khẩu)|(?<!chưa{BLANK})có{GAP}việc{GAP}làm|(?:được|đang|đã){GAP}(?:vay|hỗ{GAP}trợ)
            |chưa{GAP}(?:qua|được|từng){GAP}[^;:,]{{0,24}}?(?:đào{GAP}tạo|tập{GAP}huấn|bồi{GAP}dưỡng)|có{GAP}(?:nhu{GAP}cầu|nguyện{GAP}vọng)
            |đăng{GAP}ký{GAP}(?:học{GAP}nghề|vay|đi|xuất)|xem{END}|đọc{END}|truy{GAP}cập
            |được{GAP}(?:học|dạy){GAP}nghề|thoát{GAP}nghèo|(?<!trang{BLANK})(?<!chuẩn{BLANK})(?<!dự{BLANK})(?<!thiết{BLANK})bị{END}|mắc{END}|nhiễm{END}|làm{GAP}việc{GAP}ở{GAP}nước|sinh{GAP}sống|/{GLUE}km)"""
        ),
        ("Toàn huyện có 420 người được học nghề.", "Trong đó 35 lao động đi làm việc ở Nhật Bản."),
        ("Có 35 lao động tham gia lớp học.", "Dự hội nghị là 60 người sinh sống ở biên giới."),
        unless_before=TOLD_AS_LEARNERS,
    ),
    Frame(
        "head_counts.elected",
        "other",
        None,
        words(
            rf"""{GAP}(?:quốc{GAP}hội|hđnd|hội{GAP}đồng{GAP}nhân{GAP}dân|(?:sẽ{GAP}|sắp{GAP})?được{GAP}bầu|ứng{GAP}cử
            |trúng{GAP}cử){END}(?![^.;:]{{0,160}}?{START}(?:dự|tập{GAP}huấn|bồi{GAP}dưỡng|tham{GAP}(?:gia|dự)|theo{GAP}học)
            {END})"""
        ),
        ("Tỉnh có 6 đơn vị để bầu 17 đại biểu Quốc hội.", "Xã có 25 đại biểu được bầu."),
        ("Có 85 đại biểu HĐND xã dự lớp.",),
        unless_before=TOLD_AS_LEARNERS,
        unit=words(rf"(?:vị{GAP})?đại{GAP}biểu$"),
    ),
    Frame(
        "head_counts.judged",
        "other",
        None,
        words(
            rf"""{GAP}(?:đã{GAP})?(?:được{GAP}(?:[\p{{L}}]{{1,8}}{GAP}){{0,5}}?(?:(?<!cung{BLANK})cấp|khen|trao(?!{GAP}đổi)|tặng|biểu{GAP}dương)|đạt{END}|xếp{GAP}loại
            |(?:phát{GAP}biểu|nêu|đặt{GAP}câu|có{GAP}ý{GAP}kiến)|đánh{GAP}giá|loại{END})"""
        ),
        ("Cuối khóa, 43/43 học viên được Trường cấp giấy chứng nhận.", "Có 12 học viên đạt loại giỏi."),
        ("Có 45 học viên được tập huấn.",),
    ),
    Frame(
        "head_counts.subset",
        "other",
        words(
            rf"{START}(?:trong{GAP}(?:đó|số{GAP}(?:đó|này)|số{GAP}\d{{1,5}}[^;:]{{0,30}})|có{GAP}tới|kể{GAP}cả){END}[^;:]{{0,60}}$"
        ),
        words(
            rf"""{GLUE},?{GAP}(?:(?:là{GAP})?(?:nữ|nam|phụ{GAP}nữ|dân{GAP}tộc|đảng{GAP}viên|đoàn{GAP}viên|trẻ)
            |(?:là{GAP})?(?:người|đồng{GAP}bào|con{GAP}em){GAP}(?:dân|dtts|khmer|chăm|mông|dao|thái|tày|nùng|mường|hoa|kinh|ê|gia|ba)
            |(?:xuất{GAP}sắc|tiêu{GAP}biểu|giỏi|khá|trung{GAP}bình|vắng|nghỉ|đạt{END}|loại)
            |được{GAP}(?:[\p{{L}}\p{{M}}]{{1,8}}{GAP}){{0,5}}?(?:khen|biểu|tuyên|tặng|trao|chọn|kết{GAP}nạp)
            |thuộc{GAP}(?:diện|hộ|đối)|(?:có|đạt){GAP}(?:trình|độ|bằng)|chưa{END}|lần{GAP}đầu|dưới{END}|ở{GAP}độ|hộ{GAP}(?:nghèo|cận)|dtts|nghèo)"""
        ),
        ("Lớp có 35 học viên, trong đó 9 người thuộc hộ nghèo.", "Lớp có 40 học viên, trong đó có 22 người là nữ."),
        ("Lớp có 40 học viên, trong đó 22 người học tại xã A.",),
    ),
    Frame(
        "head_counts.women",
        "other",
        words(rf"{START}trong{GAP}(?:đó{END}[^;:]{{0,30}}|số{GAP}\d{{1,5}}{END}[^;:]{{0,80}})$"),
        None,
        ("Lớp có 40 học viên, trong đó có 18 nữ hội viên.", "Hội nghị có 90 người, trong đó 12 phụ nữ."),
        ("Có 18 nữ hội viên tham gia lớp.",),
        unit=WOMEN,
        near=True,
    ),
    Frame(
        "head_counts.teachers",
        "other",
        words(
            rf"""{START}(?:do|bởi|làm{GAP}việc{GAP}(?:với|cùng)|đội{GAP}ngũ|hướng{GAP}dẫn{GAP}của|giảng{GAP}dạy{GAP}của|truyền{GAP}đạt{GAP}của
            |mời|cùng|giúp{GAP}đỡ{GAP}của){SMALL_GAP}$"""
        ),
        None,
        ("Học viên làm việc với 03 giảng viên.", "Lớp do hai báo cáo viên của Sở đứng lớp."),
        ("Học viên của lớp là 36 giảng viên.",),
        unit=TEACHERS,
        near=True,
    ),
    Frame(
        "head_counts.teaching",
        "other",
        None,
        words(
            rf"""[^;:]{{0,90}}?{START}(?:(?:trực{GAP}tiếp|tham{GAP}gia|sẽ){GAP})?(?:giảng{GAP}dạy|truyền{GAP}đạt|đứng{GAP}lớp|lên{GAP}lớp
            |giảng{GAP}bài|trình{GAP}bày){END}"""
        ),
        ("Có 4 cán bộ của Sở trực tiếp giảng dạy.", "Ba giảng viên của Trường lên lớp trong đợt này."),
        ("Có 36 giảng viên được tập huấn.",),
        unless_after=words(rf"[^;:]{{0,90}}?{START}(?:được|nghe){GAP}"),
    ),
    Frame(
        "head_counts.ledger",
        "other",
        words(
            rf"""{START}(?:toàn{GAP}(?:tỉnh|huyện|xã|thành{GAP}phố|quốc|ngành|phường|thị{GAP}xã|quận|hội)|cả{GAP}(?:tỉnh|nước)|hiện(?:{GAP}nay)?|đang
            |địa{GAP}bàn[^;:,]{{0,30}}){END}[^;,]{{0,60}}?{START}có{END}[^;]{{0,80}}$
            |{START}(?:tổ{GAP}chức{GAP}hội|chi{GAP}hội|tổ{GAP}hòa{GAP}giải|tổ{GAP}tiết{GAP}kiệm|dân{GAP}tộc|hợp{GAP}tác{GAP}xã|ngày{GAP}công){GAP}(?:với|của){SMALL_GAP}$"""
        ),
        None,
        (
            "Toàn tỉnh có 980 tổ hòa giải với 5.230 hòa giải viên.",
            "Hội hiện có 2.300 hội viên sinh hoạt ở 40 chi hội.",
        ),
        ("Toàn huyện có 320 cán bộ dự lớp tập huấn.",),
        unless_after=ATTENDING,
    ),
    Frame(
        "head_counts.class_of_several",
        "part",
        words(
            rf"""(?:^|[,;:(–-]){GLUE}(?:(?:và|còn|trong{GAP}đó){SMALL_GAP})?(?:ở{GAP}|tại{GAP}|riêng{GAP})?
            (?:lớp|khóa|khoá|cụm|buổi|điểm|nhóm){GAP}(?:học{GAP}|cầu{GAP}|tập{GAP}huấn{GAP}|bồi{GAP}dưỡng{GAP})?
            (?:thứ|số|I{{1,3}}|đầu|còn{GAP}lại|sau|chính|trung{GAP}tâm|cuối|\d{{1,2}}{END}(?!{GAP}(?:ngày|lớp)))[^;]{{0,120}}$
            |(?:^|[,;:.–-]){GLUE}(?:và{GAP})?ngày{GAP}(?:đầu|cuối|thứ{GAP}(?:nhất|hai|ba)){END}[^,;]{{0,30}}$
            |(?<!\d{BLANK})(?<!các{BLANK}){START}điểm{GAP}cầu{GAP}(?:chính|trung{GAP}(?:tâm|ương)|tỉnh|huyện|xã|ubnd|cấp|tại)[^;]{{0,90}}$
            |[,;:]{GLUE}(?:và{GAP})?lớp{GAP}(?!(?:học|tập|bồi|này|đào){END})(?:(?!(?:có|cho|là|với|gồm){END})[\p{{L}}\p{{M}}/&-]{{1,9}}{GAP}){{1,6}}$
            |(?:^|[,;:.–-]){GLUE}riêng{GAP}(?:(?:ở|tại|với){GAP})?(?:lớp|khóa|khoá){END}[^,;]{{0,60}}{START}(?:có|thu{GAP}hút|là|với|gồm){END}[^,;]{{0,20}}$"""
        ),
        None,
        (
            "Lớp thứ nhất có 42 người.",
            "Tại điểm cầu chính có 130 đại biểu.",
            "Lớp 1 có 60 học viên.",
            "Khóa học gồm hai lớp: lớp trồng trọt 28 người, lớp thú y 27 người.",
            "Ngày đầu dành cho 60 người.",
            "Riêng lớp mở tại xã Nậm Ban có 45 học viên.",
        ),
        ("Lớp học có 60 học viên.",),
    ),
)
