"""What the words around a count of people make of it: who is taught, who is a part of them, and who is somebody else.

The frames are tried in their order and the first that fits decides.
"""

from gn_cli.extract.atoms import BLANK, GAP, GLUE
from gn_cli.extract.head_counts.frame import ATTENDING, END, LEARNERS, SMALL_GAP, START, TRAINING, Frame, words
from gn_cli.extract.head_counts.set_aside import SET_ASIDE

FRAMES: tuple[Frame, ...] = (
    Frame(
        "head_counts.sum",
        "whole",
        words(
            rf"{START}(?:toàn{GAP}thể|tổng(?:{GAP}số|{GAP}cộng)?|tính{GAP}chung|cả{GAP}thảy|cộng{GAP}lại|(?:tất|hết){GAP}thảy|tất{GAP}cả)(?:{GAP}(?:có|là|gồm|thu{GAP}hút)|{GLUE}:)?{SMALL_GAP}$"
        ),
        None,
        ("Tập huấn với tổng số 2.300 đại biểu.", "Lớp học có tất cả 48 học viên."),
        ("Tổng số hộ là 45, lớp học có 20 học viên.",),
        unless_before=words(rf"{START}(?:mỗi|từng){GAP}[^,;]{{0,60}}$"),
        taught=True,
        near=True,
    ),
    Frame(
        "head_counts.all_of_them",
        "whole",
        words(rf"{START}(?<!(?:kể|gồm|bao){BLANK})cả{SMALL_GAP}$"),
        None,
        ("Cả 52 học viên của lớp tập huấn được cấp chứng chỉ.", "Lớp học xong, cả 35 đại biểu viết bài thu hoạch."),
        ("Lớp học vui, kể cả 12 học viên lớn tuổi.", "Lớp học có cả 12 người già."),
        unit=LEARNERS,
        taught=True,
        near=True,
    ),
    Frame(
        "head_counts.each_of_them",
        "whole",
        words(
            rf"""{START}(?:từng|mỗi|mọi)(?:{GAP}một)?{GAP}(?:người|học{GAP}viên|đại{GAP}biểu|thành{GAP}viên|cán{GAP}bộ)(?:{GAP}một)?
            {GAP}trong(?:{GAP}(?:tổng{GAP})?số)?{SMALL_GAP}$"""
        ),
        None,
        (
            "Trong buổi tập huấn, từng người trong số 42 cán bộ ra thử bình chữa cháy.",
            "Mỗi học viên trong số 35 học viên của lớp đều có tài liệu.",
        ),
        ("Trong lớp tập huấn, mỗi xã trong số 12 xã có 3 người.", "Một người trong số 42 cán bộ của lớp vắng mặt."),
        taught=True,
        near=True,
    ),
    *SET_ASIDE,
    Frame(
        "head_counts.drawn",
        "whole",
        words(
            rf"""{START}(?:thu{GAP}hút|triệu{GAP}tập|quy{GAP}tụ|tập{GAP}hợp|mời|chiêu{GAP}sinh|tuyển{GAP}sinh|gọi|đón(?:{GAP}tiếp)?|tiếp{GAP}nhận|chật{GAP}kín{GAP}với)(?:{GAP}được)?
            (?:{GAP}(?:sự{GAP})?(?:tham{GAP}(?:gia|dự)|quan{GAP}tâm|theo{GAP}dõi){GAP}của)?(?:{GAP}(?:đông{GAP}đảo|tổng{GAP}số|đến))?{SMALL_GAP}$"""
        ),
        None,
        ("Lớp tập huấn đã thu hút 105 học viên.", "Đợt này Sở triệu tập 75 cán bộ về học."),
        ("Hội chợ có 75 gian hàng và lớp học của 20 học viên.",),
        taught=True,
        near=True,
    ),
    Frame(
        "head_counts.filled",
        "whole",
        words(
            rf"""{START}(?:(?:kín|chật|đầy){END}[^;.\n]{{0,50}}?{START}(?:là|với|gồm|có|bởi)|(?:hội{GAP}trường|phòng{GAP}học|khán{GAP}phòng)[^;.,\n]{{0,30}}?{GAP}(?:có|với)
            |(?:lớp|buổi|hội{GAP}nghị)[^;.,\n]{{0,30}}?{GAP}đông(?:{GAP}(?:tới|đến))?){SMALL_GAP}$"""
        ),
        None,
        (
            "Ngồi kín hội trường trong buổi tập huấn là 180 người.",
            "Hội trường chật chỗ với 120 bà con nghe tập huấn.",
            "Lớp tập huấn đông tới 90 người.",
        ),
        ("Hồ chật nước, nuôi 40 người thợ.", "Hội trường có 300 chỗ ngồi."),
        taught=True,
        near=True,
    ),
    Frame(
        "head_counts.next_in_turn",
        "part",
        words(rf"{START}đến{GAP}lượt(?:{GAP}(?:của|là))?{SMALL_GAP}$"),
        None,
        ("Hôm sau lớp tập huấn đến lượt 45 nông dân xã Bản Liền.", "Ngày 7/7, lớp học đến lượt của 60 hội viên."),
        ("Lớp tập huấn có 60 lượt người.",),
        taught=True,
        near=True,
    ),
    Frame(
        "head_counts.presence",
        "whole",
        words(
            rf"""{START}(?:tham{GAP}(?:gia|dự)|có{GAP}mặt|góp{GAP}mặt|hiện{GAP}diện|theo{GAP}dõi)(?:{GAP}(?:đầy{GAP}đủ|trực{GAP}tiếp|lớp|lớp{GAP}học
            |lớp{GAP}tập{GAP}huấn|hội{GAP}nghị|khóa{GAP}học|tập{GAP}huấn)){{0,2}}(?:{GAP}(?:của|gồm|có|là|với)){{1,2}}(?:{GAP}(?:đông{GAP}đảo|tổng{GAP}số))?{SMALL_GAP}$"""
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
            |(?:^|[.;:–]{BLANK}?)(?:có{GAP}mặt|tề{GAP}tựu|đến{GAP}lớp)[^.;:\n]{{2,60}},{SMALL_GAP}$
            |{START}đông{GAP}đảo{GAP}[^.;:\n]{{2,50}}?{GAP}(?:với|gồm){SMALL_GAP}$
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
        "head_counts.equipped",
        "whole",
        words(
            rf"""{START}(?:(?:trang{GAP}bị|cung{GAP}cấp|truyền{GAP}đạt|phổ{GAP}biến|chia{GAP}sẻ|nâng{GAP}cao){GAP}
            (?:[\p{{L}}]{{1,7}}{GAP}){{0,3}}?(?:kiến{GAP}thức|kỹ{GAP}năng|nghiệp{GAP}vụ|kinh{GAP}nghiệm)|cầm{GAP}tay{GAP}chỉ{GAP}việc)
            {END}[^\n]{{0,160}}?{START}cho{SMALL_GAP}$"""
        ),
        None,
        (
            "Sở trang bị kiến thức rà soát cho 60 cán bộ qua lớp học.",
            "Trạm cầm tay chỉ việc cho 40 người trong buổi học.",
        ),
        ("Sau lớp học, Hội trang bị máy tính cho 60 cán bộ.",),
        taught=True,
    ),
    Frame(
        "head_counts.class_has",
        "whole",
        words(
            rf"""{START}(?:học{GAP}viên|người{GAP}học|đối{GAP}tượng|thành{GAP}phần|lớp|khóa|khoá|hội{GAP}nghị|buổi|đợt|chương{GAP}trình
            |tập{GAP}huấn|bồi{GAP}dưỡng)[^;]{{0,120}}?{START}(?:là|gồm|có|với|chỉ|thu{GAP}hút|bao{GAP}gồm)(?:{GAP}(?:tổng{GAP}số|đủ|sự{GAP}góp{GAP}mặt{GAP}của))?{SMALL_GAP}$"""
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
            {BLANK}{{0,3}}$
            |{START}(?:dạy|chỉ|bày|truyền{GAP}nghề|giảng){GAP}cho{SMALL_GAP}$"""
        ),
        None,
        (
            "Đợt này, huyện đã tập huấn 120 cán bộ.",
            "Hội đã bồi dưỡng được 60 hội viên.",
            "Ông dạy cho 30 người trong bản.",
        ),
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
            [^;\n]{{0,80}}?(?:{GAP}(?:là|gồm|đạt|có|lên(?:{GAP}(?:tới|đến))?)|:){SMALL_GAP}$
            |{START}(?:số{GAP}(?:lượng|học{GAP}viên|người{GAP}(?:học|dự))|thành{GAP}phần|quy{GAP}mô|sĩ{GAP}số|(?<=[,;]{BLANK})học{GAP}viên|người{GAP}học){SMALL_GAP}$
            |{START}(?:thành{GAP}phần|đối{GAP}tượng|học{GAP}viên|người{GAP}học)[^;:.\n]{{0,60}}:{SMALL_GAP}$
            |{START}{TRAINING}{END}[^\n]{{0,160}}?{START}(?:nhóm|đối{GAP}tượng|thành{GAP}phần)[^;:.\n]{{0,30}}:{SMALL_GAP}$"""
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
        words(
            rf"""{START}{TRAINING}{END}[^()\n]{{0,240}}\({GLUE}$
            |{START}(?:các|toàn{GAP}thể){GAP}(?:học{GAP}viên|đại{GAP}biểu){GLUE}\({GLUE}$"""
        ),
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
        "head_counts.learn",
        "whole",
        words(r"(?:^|[\n,:–-])\W{0,4}$"),
        words(
            rf"""(?:{GAP}(?!(?:mở|tổ{GAP}chức|phụ{GAP}trách|làm|triển{GAP}khai|do|để|giao|công{GAP}tác|cho|dạy|lớp|sau|chưa)
            {END})[\p{{L}}\p{{M}}\d./–-]{{1,14}}){{0,22}}?
            {GAP}(?:tập{GAP}huấn|bồi{GAP}dưỡng)(?!{GAP}(?:cho|lại|viên|do|của)){END}"""
        ),
        (
            "Hơn 80 cán bộ Đoàn của 9 xã vừa qua hai ngày 3 và 4/8 tập huấn công tác giám sát.",
            "Sáng 5/6, 45 trưởng bản bồi dưỡng công tác hòa giải.",
        ),
        ("Sau hội thi, 3 cán bộ của Sở tập huấn cho bà con.", "Tập huấn xong, 12 cán bộ mở lớp bồi dưỡng."),
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
