"""Verbs that hold a training, whose subject organises it: “tổ chức lớp tập huấn”, “tập huấn cho”, “mời … đến học”."""

import regex

from gn_cli.extract.atoms import BLANK, GAP
from gn_cli.extract.organizers.acts import (
    BETWEEN,
    CLASS_WORD,
    COUNT,
    HOLD,
    NOUN,
    NOUN_IT_IS,
    PEOPLE,
    TRADE,
    TRAINING,
    Side,
    always,
    begun,
    conference,
    invited,
    one_of_them,
    partner,
    relative,
    taught,
    trained,
)
from gn_cli.extract.rule import Rule, verbose

HOLDING: tuple[Rule[Side], ...] = (
    Rule(
        # “tổ chức 5 lớp tập huấn”, “mở Hội nghị tập huấn”, “khai mạc lớp kỹ thuật chăn nuôi”
        "organizers.held",
        verbose(
            rf"""(?<!\p{{L}}){HOLD}{BETWEEN}{GAP}[“"'‘(]?{NOUN}(?!\p{{L}})""",
            regex.IGNORECASE,
        ),
        always("before"),
        ("Sở Y tế tổ chức Hội nghị tập huấn rà soát.", "Hội vừa mở 2 lớp kỹ thuật nuôi ong."),
        ("Sở tổ chức kiểm tra việc tập huấn.", "Huyện mở đường về bản.", "Huyện mở lớp dạy nghề."),
    ),
    Rule(
        # “Ngày 5/6, Trung tâm khai giảng lớp dạy nghề trồng nấm”: a class in a trade that begins
        "organizers.trade_begun",
        verbose(
            rf"(?<!\p{{L}})(?:khai|bế){GAP}(?:giảng|mạc){BETWEEN}{GAP}{TRADE}(?!\p{{L}})",
            regex.IGNORECASE,
        ),
        begun,
        (
            "Ngày 5/6/2023, Trung tâm Dạy nghề huyện Mường Tè khai giảng lớp dạy nghề nuôi ong.",
            "Sáng 7/8/2023, Hội Nông dân xã bế giảng 2 lớp đào tạo nghề.",
        ),
        ("Hội Nông dân xã từng khai giảng nhiều lớp dạy nghề.",),
    ),
    Rule(
        # “tập huấn nghiệp vụ cho 40 cán bộ”: the noun is the verb
        "organizers.trained",
        verbose(
            rf"(?<!\p{{L}}){TRAINING}(?:(?:,|{GAP}và){GAP}{TRAINING})?{GAP}(?!{NOUN_IT_IS})(?=[\p{{L}}\d“])",
            regex.IGNORECASE,
        ),
        trained,
        ("Sở Y tế tập huấn nghiệp vụ cho 40 cán bộ.", "Hội Phụ nữ xã bồi dưỡng kỹ năng cho hội viên."),
        ("Cán bộ được tập huấn nghiệp vụ.", "Lớp tập huấn nghiệp vụ đã bế mạc."),
    ),
    Rule(
        # “Trạm Khuyến nông huyện mời 40 hộ đến học cách ủ phân”
        "organizers.invited",
        verbose(
            rf"""(?<!\p{{L}})(?:mời|triệu{GAP}tập|tập{GAP}hợp|tập{GAP}trung|đưa|huy{GAP}động|quy{GAP}tụ){GAP}
            {COUNT}{GAP}{PEOPLE}(?!\p{{L}})""",
            regex.IGNORECASE,
        ),
        invited,
        (
            "Trạm Khuyến nông huyện mời 40 hộ về nhà văn hóa và hướng dẫn cách ủ phân.",
            "Hội Nông dân xã triệu tập hơn 60 hội viên dự lớp học.",
        ),
        ("UBND xã mời 40 người họp bàn làm đường.",),
    ),
    Rule(
        # “Lớp tập huấn được mở tại xã”: nobody named, so the subject of the sentence before is asked. First letters are
        # told before the words that go on, which are tried at every letter.
        "organizers.nobody_named",
        verbose(
            rf"""(?<!\p{{L}})(?:lớp|khóa|khoá|hội{GAP}nghị|buổi|đợt){GAP}(?:{TRAINING}|học|kỹ{GAP}thuật
                |kỹ{GAP}năng)[^.;:\n]{{0,80}}?
            (?=[đlcd])(?:đã{GAP}|lần{GAP}lượt{GAP}|cũng{GAP}){{0,2}}(?:được{GAP}(?:mở|tổ{GAP}chức|khai{GAP}giảng
            |khai{GAP}mạc)|diễn{GAP}ra)(?!\p{{L}})""",
            regex.IGNORECASE,
        ),
        always("topic"),
        ("Lớp tập huấn được mở tại xã Nà Tấu.", "Lớp kỹ thuật nuôi dê đã được tổ chức ngay tại bản."),
        ("Chợ phiên được mở vào chủ nhật.",),
    ),
    Rule(
        # “lớp tập huấn Sở Y tế tổ chức ngày 5/6”: the class is told before its organiser
        "organizers.class_told_before",
        verbose(
            rf"""(?<!\p{{L}})(?:(?:là{GAP}đơn{GAP}vị{GAP})?(?:cùng{GAP}
                |đồng{GAP})?(?:phối{GAP}hợp{GAP})?(?:tổ{GAP}chức|mở|chủ{GAP}trì|thực{GAP}hiện|triển{GAP}khai)
                |(?:là{GAP}đơn{GAP}vị{GAP}|cùng{GAP})?phối{GAP}hợp)
            (?={BLANK}{{0,2}}(?:[,.;)]|$|(?:tại|ở|từ|ngày|vào|trong|cho|sáng|chiều|với|mới|hôm|nhằm|theo|lần|đã|có
            |từ){GAP}))""",
            regex.IGNORECASE,
        ),
        relative,
        (
            "Tại lớp tập huấn Sở Y tế tổ chức ngày 5/6, học viên sôi nổi.",
            "Đây là lớp bồi dưỡng Hội Nông dân tỉnh mở cho hội viên.",
        ),
        ("Hội chợ UBND huyện tổ chức tại sân vận động.",),
    ),
    Rule(
        # “VNPT Sơn La là đơn vị đồng tổ chức”, “Trường Chính trị tỉnh phối hợp thực hiện.” after the class was told
        "organizers.one_of_them",
        verbose(
            rf"""(?<!\p{{L}})(?:(?:cũng{GAP}|còn{GAP})?là{GAP}(?:một{GAP}trong{GAP}|các{GAP}|hai{GAP}){{0,2}}(?:đơn{GAP}vị|cơ{GAP}quan|đối{GAP}tác
                |bên|nhà){GAP}(?:cùng{GAP}|đồng{GAP})?(?:tổ{GAP}chức|chủ{GAP}trì|phối{GAP}hợp|đăng{GAP}cai)
            |(?:chủ{GAP}trì|phối{GAP}hợp)(?:{GAP}(?:tổ{GAP}chức|thực{GAP}hiện)){{0,2}}(?={BLANK}?(?:[.;,]|$)))(?!\p{{L}})""",
            regex.IGNORECASE,
        ),
        one_of_them,
        (
            "UBND xã mở lớp tập huấn. VNPT Sơn La là đơn vị đồng tổ chức, cho mượn máy.",
            "Lớp tập huấn mở ngày 5/6. Sở Y tế chủ trì, Trường Chính trị tỉnh phối hợp thực hiện.",
        ),
        ("Chợ phiên do xã phối hợp thực hiện.", "Hai bên phối hợp thực hiện nhiều việc."),
    ),
    Rule(
        # “Sở Y tế mở lớp tập huấn, phối hợp với Hội Nông dân”
        "organizers.partner",
        verbose(
            rf"""(?<!\p{{L}})(?:(?:phối|kết){GAP}hợp|liên{GAP}kết|hợp{GAP}tác|bắt{GAP}tay)(?:{GAP}(?:tổ{GAP}chức
                |thực{GAP}hiện))?{GAP}(?:với|cùng){GAP}(?=\p{{L}})""",
            regex.IGNORECASE,
        ),
        partner,
        (
            "Sở Y tế mở lớp tập huấn, phối hợp với Hội Nông dân.",
            "Lớp bồi dưỡng được tổ chức, có kết hợp với Trường Chính trị tỉnh.",
        ),
        ("UBND xã phối hợp với Đoàn Thanh niên dọn vệ sinh.",),
    ),
)
"""The plainest wording first."""

LOOSE: tuple[Rule[Side], ...] = (
    Rule(
        # “khai giảng lớp dạy nghề trồng nấm”: a class in a trade, where the report tells of no other training
        "organizers.trade_class",
        verbose(rf"(?<!\p{{L}}){HOLD}{BETWEEN}{GAP}{TRADE}(?!\p{{L}})", regex.IGNORECASE),
        always("loose"),
        ("Trung tâm khai giảng lớp dạy nghề trồng nấm.", "Huyện mở 2 lớp nghề may cho 60 lao động nữ."),
        ("Trung tâm mở cửa hàng cho lớp trẻ.", "Huyện mở đường."),
    ),
    Rule(
        # “Trung tâm tổ chức lễ bế giảng và trao chứng chỉ nghề may”, in a report of a training
        "organizers.ceremony",
        verbose(
            rf"""(?<!\p{{L}})(?:(?:tổ{GAP}chức|tiến{GAP}hành|cử{GAP}hành){GAP})(?:(?:buổi|lễ|trọng{GAP}thể){GAP}){{0,3}}(?:khai|bế){GAP}giảng
            (?!{GAP}năm)(?!\p{{L}})""",
            regex.IGNORECASE,
        ),
        conference,
        (
            "Trung tâm tổ chức lễ bế giảng và cấp chứng chỉ nghề may. Học viên phấn khởi.",
            "Hội Nông dân xã tổ chức khai giảng. Lớp tập huấn có 30 người.",
        ),
        ("Trường tổ chức khai giảng năm học mới. Học viên tập huấn.", "Trung tâm bế giảng."),
    ),
    Rule(
        # “UBND xã tổ chức hội nghị hướng dẫn rà soát hộ nghèo”, in a report of a training
        "organizers.conference",
        verbose(
            rf"""(?<!\p{{L}})(?:tổ{GAP}chức|mở|khai{GAP}mạc|khai{GAP}giảng
                |chủ{GAP}trì){GAP}(?:[\p{{L}}\d]{{1,10}}{GAP}){{0,4}}?
            (?:hội{GAP}nghị|hội{GAP}thảo|chương{GAP}trình|buổi|đợt|chuyên{GAP}đề
            |tọa{GAP}đàm)(?!\p{{L}})[^.;:\n]{{0,40}}""",
            regex.IGNORECASE,
        ),
        conference,
        (
            "UBND xã tổ chức hội nghị hướng dẫn rà soát hộ nghèo. Người dự được tập huấn.",
            "Sở khai mạc hội nghị. Buổi tập huấn có 80 người.",
        ),
        ("UBND xã tổ chức hội nghị bàn việc làm đường.", "Xã tổ chức chương trình trao quà. Cán bộ được tập huấn."),
    ),
    Rule(
        # “Hội Nông dân xã hướng dẫn kỹ thuật ủ phân cho 40 hộ”
        "organizers.taught",
        verbose(
            rf"""(?<!\p{{L}})(?:trang{GAP}bị|cập{GAP}nhật|phổ{GAP}biến|hướng{GAP}dẫn|truyền{GAP}đạt|đào{GAP}tạo
                |huấn{GAP}luyện|nâng{GAP}cao){GAP}
            (?:kiến{GAP}thức|kỹ{GAP}năng|kỹ{GAP}thuật|nghiệp{GAP}vụ|cách|quy{GAP}trình|năng{GAP}lực)[^.;:\n]{{0,120}}?
            cho{GAP}{COUNT}{GAP}{PEOPLE}(?!\p{{L}})""",
            regex.IGNORECASE,
        ),
        taught,
        (
            "Hội Nông dân xã hướng dẫn kỹ thuật ủ phân cho 40 hộ.",
            "Trạm Thú y trang bị kiến thức phòng bệnh cho hơn 50 hộ.",
        ),
        ("Kiến thức được trang bị cho học viên.",),
    ),
    Rule(
        # “lớp tập huấn của Sở Y tế”
        "organizers.of",
        verbose(
            rf"""(?<!\p{{L}})(?:(?:lớp|khóa|khoá|hội{GAP}nghị|đợt|buổi){GAP}(?:tập{GAP}huấn|bồi{GAP}dưỡng|học)
                |chương{GAP}trình{GAP}tập{GAP}huấn)
            (?:{GAP}(?!(?:đi|đến|về{GAP}(?:thăm|tận)|thăm|nhận|mượn|được|có|sự|đã|sẽ|vừa|diễn|thu|theo|tại|đạt)(?!\p{{L}}))
            [^\s.;:]{{1,14}}){{0,20}}?(?<!(?:gia|bộ|viên|diện|đạo|chức|người)){GAP}của{GAP}(?=\p{{L}})""",
            regex.IGNORECASE,
        ),
        always("of"),
        ("Lớp tập huấn của Sở Y tế có 50 người.", "Khóa bồi dưỡng nghiệp vụ của Hội Nông dân tỉnh đã khép lại."),
        ("Cán bộ của Sở Y tế.", "Học viên lớp tập huấn đi thăm vườn của Hội Nông dân xã."),
    ),
    Rule(
        # “Sở Y tế đưa lớp tập huấn về tận bản”: whatever its subject does with the class
        "organizers.class_told",
        verbose(
            rf"(?<!\p{{L}})(?:{TRAINING}|{CLASS_WORD}{GAP}(?:học|kỹ|kiến|nghiệp|chuyên))(?!\p{{L}})", regex.IGNORECASE
        ),
        taught,
        ("Sở Y tế đưa 3 lượt tập huấn về tận bản.", "Hội Nông dân chọn bồi dưỡng là việc đầu tiên."),
        ("Cán bộ được tập huấn.",),
    ),
)
"""Wordings that count where nothing plainer is told; one that reads only a class and a subject comes last."""
