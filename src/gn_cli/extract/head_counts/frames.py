"""What the words around a count of people make of it: who is taught, who is a part of them, and who is somebody else.

The frames are tried in their order and the first that fits decides.
"""

from gn_cli.extract.atoms import BLANK, GAP, GLUE
from gn_cli.extract.head_counts.frame import (
    ATTENDING,
    END,
    LEARNERS,
    SMALL_GAP,
    START,
    TEACHERS,
    TRAINING,
    UNIT,
    WOMEN,
    Frame,
    words,
)
from gn_cli.extract.other_times import EARLIER, LATER, OF_A_PERIOD

FRAMES: tuple[Frame, ...] = (
    Frame(
        "head_counts.sum",
        "whole",
        words(
            rf"{START}(?:toàn{GAP}thể|tổng(?:{GAP}số|{GAP}cộng)?|tính{GAP}chung|cả{GAP}thảy|cộng{GAP}lại|tất{GAP}cả)(?:{GAP}(?:có|là|gồm|thu{GAP}hút))?{SMALL_GAP}$"
        ),
        None,
        ("Tập huấn với tổng số 2.300 đại biểu.", "Lớp học có tất cả 48 học viên."),
        ("Tổng số hộ là 45, lớp học có 20 học viên.",),
        unless_before=words(rf"{START}(?:mỗi|từng){GAP}[^,;]{{0,60}}$"),
        taught=True,
        near=True,
    ),
    Frame(
        "head_counts.per_unit",
        "other",
        words(rf"{START}(?:mỗi|từng|bình{GAP}quân|trung{GAP}bình){END}[^;:()]{{0,70}}$"),
        None,
        (
            "Mỗi xã cử 6 người dự học.",
            "Các lớp, mỗi lớp 35 học viên, mở tại huyện.",
            "Bình quân một lớp có 40 học viên.",
        ),
        ("Lớp học có 40 học viên.",),
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
        EARLIER,
        None,
        ("Trước đó, Trung tâm đã mở một lớp cho 55 học viên.", "Từ đầu năm đến nay, huyện tập huấn cho 640 cán bộ."),
        ("Ngày 5/6, Sở mở lớp cho 55 học viên.",),
    ),
    # The same, told at the beginning: one pattern of both would be tried at every letter.
    Frame(
        "head_counts.earlier",
        "background",
        OF_A_PERIOD,
        None,
        ("Giai đoạn 2021 - 2025, tỉnh tập huấn cho 900 cán bộ.", "Trong giai đoạn này, xã mở lớp cho 70 hội viên."),
        ("Kế hoạch của giai đoạn này là mở lớp cho 70 hội viên.",),
    ),
    Frame(
        "head_counts.later",
        "other",
        LATER,
        None,
        ("Tháng tới, một lớp tương tự sẽ mở cho 60 người.", "Tỉnh dự kiến tập huấn cho 900 cán bộ."),
        ("Chương trình mục tiêu quốc gia mở lớp cho 60 học viên.",),
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
        "head_counts.helped",
        "other",
        words(
            rf"""{START}(?:giúp|giúp{GAP}đỡ|hỗ{GAP}trợ|đỡ{GAP}đầu|tặng|trao{GAP}(?:quà|tặng)|cho{GAP}vay|việc{GAP}làm(?:{GAP}mới)?|quản{GAP}lý
            |đưa|xuất{GAP}khẩu|khám|(?:chữa|khám){GAP}bệnh|cấp{GAP}phát|dân{GAP}số|số{GAP}dân|biên{GAP}chế|kết{GAP}nạp|phát{GAP}triển
            |tuyển{GAP}dụng|tuyển|tư{GAP}vấn|bảo{GAP}hiểm|thẻ|vay|quà|nhà|suất){END}(?:{GAP}(?:cho|được|là|mới|của|thêm|tới|đạt)){{0,2}}
            {BLANK}{{0,3}}$"""
        ),
        None,
        ("Hội giúp 120 hội viên vay vốn.", "Dự án tạo việc làm cho 300 lao động.", "Xã có dân số trên 4.200 người."),
        ("Sở mở lớp cho 120 hội viên.",),
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
        ("Có 35 lao động tham gia lớp học.",),
    ),
    Frame(
        "head_counts.judged",
        "other",
        None,
        words(
            rf"""{GAP}(?:đã{GAP})?(?:được{GAP}(?:[\p{{L}}]{{1,8}}{GAP}){{0,5}}?(?:cấp|khen|trao|tặng|biểu{GAP}dương)|đạt{END}|xếp{GAP}loại
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
        words(rf"{START}trong{GAP}đó{END}[^;:]{{0,30}}$"),
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
            |{START}điểm{GAP}cầu{GAP}(?:chính|trung{GAP}(?:tâm|ương)|tỉnh|huyện|xã|ubnd|cấp|tại)[^;]{{0,90}}$"""
        ),
        None,
        ("Lớp thứ nhất có 42 người.", "Tại điểm cầu chính có 130 đại biểu.", "Lớp 1 có 60 học viên."),
        ("Lớp học có 60 học viên.",),
    ),
    Frame(
        "head_counts.drawn",
        "whole",
        words(
            rf"""{START}(?:thu{GAP}hút|triệu{GAP}tập|quy{GAP}tụ|tập{GAP}hợp|mời|chiêu{GAP}sinh|tuyển{GAP}sinh|đón(?:{GAP}tiếp)?|tiếp{GAP}nhận|chật{GAP}kín{GAP}với)(?:{GAP}được)?
            (?:{GAP}(?:sự{GAP})?(?:tham{GAP}(?:gia|dự)|quan{GAP}tâm|theo{GAP}dõi){GAP}của)?(?:{GAP}(?:đông{GAP}đảo|tổng{GAP}số|đến))?{SMALL_GAP}$"""
        ),
        None,
        ("Lớp tập huấn đã thu hút 105 học viên.", "Đợt này Sở triệu tập 75 cán bộ về học."),
        ("Hội chợ có 75 gian hàng và lớp học của 20 học viên.",),
        taught=True,
        near=True,
    ),
    Frame(
        "head_counts.presence",
        "whole",
        words(
            rf"""{START}(?:tham{GAP}(?:gia|dự)|có{GAP}mặt|góp{GAP}mặt|hiện{GAP}diện|theo{GAP}dõi)(?:{GAP}(?:đầy{GAP}đủ|trực{GAP}tiếp|lớp|lớp{GAP}học
            |lớp{GAP}tập{GAP}huấn|hội{GAP}nghị|khóa{GAP}học|tập{GAP}huấn)){{0,2}}(?:{GAP}(?:của|gồm|có|là)){{1,2}}(?:{GAP}(?:đông{GAP}đảo|tổng{GAP}số))?{SMALL_GAP}$"""
        ),
        None,
        ("Hội nghị diễn ra với sự tham gia của 90 cán bộ.", "Tham dự lớp học có 45 học viên."),
        ("Ông góp ý cho tài liệu của 90 cán bộ.",),
        taught=True,
        near=True,
    ),
    Frame(
        "head_counts.came",
        "whole",
        words(
            rf"""(?:^|[.,;:–]{BLANK}?|{START}(?:đến|về|tới|cùng){GAP})(?:đến{GAP}|về{GAP}|tới{GAP}|cùng{GAP})?(?:tham{GAP}(?:gia|dự)|dự){END}(?!{GAP}(?:án|kiến))
            [^\n]{{0,260}}(?:{START}(?:có|gồm|là|cùng|và|với){END}|[,;]){SMALL_GAP}(?:(?:toàn{GAP}thể|đông{GAP}đảo){GAP})?$
            |{START}sự{GAP}(?:tham{GAP}(?:gia|dự)|có{GAP}mặt|góp{GAP}mặt|hiện{GAP}diện){GAP}của{END}[^\n]{{0,260}}
            (?:{START}(?:cùng|và|với){END}|[,;]){SMALL_GAP}(?:(?:toàn{GAP}thể|đông{GAP}đảo){GAP})?$"""
        ),
        None,
        ("Dự hội nghị có lãnh đạo UBND tỉnh; hơn 210 cán bộ của 19 tỉnh.", "Tham dự có bà Lê Thị Mơ và 90 đại biểu."),
        ("Xã mở dự án nuôi bò cho 35 hộ và 20 hội viên.",),
    ),
    Frame(
        "head_counts.for_learners",
        "whole",
        words(
            rf"{START}{TRAINING}{END}[^\n]{{0,300}}?{START}cho(?:{GAP}(?:tổng{GAP}số|toàn{GAP}thể|cả|đối{GAP}tượng|học{GAP}viên|[^,;]{{1,50}}?{GAP}(?:là|gồm)))?{SMALL_GAP}$"
        ),
        None,
        ("Huyện mở lớp tập huấn cho hơn 130 cán bộ xã.", "Sở tổ chức bồi dưỡng nghiệp vụ cho 75 tổ trưởng."),
        ("Ngân hàng giải ngân cho 75 tổ trưởng.",),
    ),
    Frame(
        "head_counts.class_has",
        "whole",
        words(
            rf"""{START}(?:học{GAP}viên|người{GAP}học|đối{GAP}tượng|thành{GAP}phần|lớp|khóa|khoá|hội{GAP}nghị|buổi|đợt|chương{GAP}trình
            |tập{GAP}huấn|bồi{GAP}dưỡng)[^;]{{0,120}}?{START}(?:là|gồm|có|với|thu{GAP}hút|bao{GAP}gồm)(?:{GAP}(?:tổng{GAP}số|đủ|sự{GAP}góp{GAP}mặt{GAP}của))?{SMALL_GAP}$"""
        ),
        None,
        ("Lớp học có 40 học viên.", "Học viên của lớp là 36 giảng viên.", "Cả hai lớp có 152 đại biểu."),
        ("Chi hội có 40 hội viên.",),
        taught=True,
    ),
    Frame(
        "head_counts.taught_directly",
        "whole",
        words(
            rf"""{START}(?:tập{GAP}huấn|bồi{GAP}dưỡng|đào{GAP}tạo)(?:{GAP}(?:được|xong|lại|nghiệp{GAP}vụ|kiến{GAP}thức|kỹ{GAP}năng)){{0,2}}
            {BLANK}{{0,3}}$"""
        ),
        None,
        ("Đợt này, huyện đã tập huấn 120 cán bộ.", "Hội đã bồi dưỡng được 60 hội viên."),
        ("Chương trình nâng cao đời sống của 120 cán bộ.",),
        near=True,
    ),
    Frame(
        "head_counts.classes_and",
        "whole",
        words(
            rf"""{START}(?:\d{{1,3}}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười){GAP}(?:lớp|khóa|khoá){END}[^;,\n]{{0,60}}
            (?:{GLUE}[/,(–-]|{GAP}(?:với|cho|có|gồm|thu{GAP}hút)){SMALL_GAP}$"""
        ),
        None,
        ("Sở đã mở 5 lớp/300 cán bộ.", "Đợt này có 5 lớp, 300 cán bộ."),
        ("Sở đã thăm 5 trường, 300 cán bộ.",),
        taught=True,
    ),
    Frame(
        "head_counts.stated",
        "whole",
        words(
            rf"""{START}(?:số{GAP}(?:lượng|học{GAP}viên|người|cán{GAP}bộ|đại{GAP}biểu)|tổng{GAP}số|quy{GAP}mô|sĩ{GAP}số)(?![^;\n]{{0,80}}{START}hộ{END})
            [^;\n]{{0,80}}?(?:{GAP}(?:là|gồm|đạt|có)|:){SMALL_GAP}$
            |{START}(?:số{GAP}lượng|quy{GAP}mô|sĩ{GAP}số){SMALL_GAP}$"""
        ),
        None,
        (
            "Số lượng tham gia: 60 cán bộ.",
            "Tổng số người được đào tạo ở ba xã là 350 người.",
            "Lớp có quy mô 50 người.",
        ),
        ("Tổng số hộ nghèo là 45, có 60 hội viên.",),
        taught=True,
    ),
    Frame(
        "head_counts.in_brackets",
        "whole",
        words(rf"{START}{TRAINING}{END}[^()\n]{{0,240}}\({GLUE}$"),
        words(rf"{GLUE}\)"),
        (
            "Lớp tập huấn dành riêng đội ngũ cán bộ cơ sở (60 người) đã mở.",
            "Hội nghị với đại diện các xã (110 đại biểu) kết thúc tốt đẹp.",
        ),
        ("Xã Tân An (4.200 người) làm lễ đón bằng.",),
    ),
    Frame(
        "head_counts.with",
        "whole",
        words(rf"{START}(?:với|gồm|có){SMALL_GAP}$"),
        ATTENDING,
        ("Có 118 đồng chí dự tập huấn.", "Ở đây có 90 cán bộ xã được phổ biến Nghị định."),
        ("Tổ có 12 hội viên nuôi bò.",),
        taught=True,
        near=True,
    ),
    Frame(
        "head_counts.attend",
        "whole",
        None,
        ATTENDING,
        (
            "Hơn 310 người là cán bộ thôn được hướng dẫn cách ghi phiếu tại lớp tập huấn.",
            "Gần 70 hòa giải viên tham gia lớp học.",
        ),
        ("Xã có 90 hòa giải viên.",),
        taught=True,
    ),
    Frame(
        "head_counts.learners",
        "whole",
        words(r"(?:^|[\n:–-])\W{0,4}(?:[^;]{0,60}[:–-]\W{0,2}|\([^()]{1,20}\)\W{0,5})?$"),
        words(
            rf"{GLUE}(?:,|\(|{END}){GLUE}(?:của|là|đến{GAP}từ|thuộc|trong|ở|tại|từ|sẽ|sau|đã|trên|gồm|cùng|dự|vùng|cơ{GAP}sở){END}"
        ),
        ("64 học viên của lớp là giáo viên ở các trường.", "Gần 280 học viên là trưởng thôn, bí thư chi bộ."),
        ("Xã có 80 học viên.",),
        taught=True,
        unit=LEARNERS,
    ),
    Frame(
        "head_counts.of_the_class",
        "whole",
        None,
        words(
            rf"(?:{GAP}[\p{{L}}]{{1,8}}){{0,4}}{GAP}(?:của|trong){GAP}(?:(?:hai|ba|cả|\d{{1,2}}){GAP})?(?:lớp|khóa|khoá|hội{GAP}nghị|đợt)"
        ),
        ("Ban tổ chức chia 60 học viên của lớp thành nhiều nhóm.", "Chứng chỉ trao cho 60 học viên trong lớp."),
        ("Nhóm có 60 học viên của xã.",),
        taught=True,
    ),
    Frame(
        "head_counts.learner_noun",
        "whole",
        None,
        None,
        ("Sau khóa tập huấn, 45 học viên sẽ trở thành hạt nhân.", "Ra về, 48 học viên rất phấn khởi."),
        ("Sau khóa tập huấn, 45 cán bộ sẽ trở thành hạt nhân.",),
        taught=True,
        unit=LEARNERS,
    ),
)
