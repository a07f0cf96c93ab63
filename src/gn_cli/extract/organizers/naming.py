"""Wordings that name the organisers outright: “đơn vị tổ chức là …”, “do … tổ chức”, “với sự phối hợp của …”."""

import regex

from gn_cli.extract.atoms import BLANK, GAP
from gn_cli.extract.organizers.acts import (
    EVENT,
    ROLE,
    THIS,
    TRAINING,
    Side,
    always,
    beside,
    by,
    joined,
    learners_by,
)
from gn_cli.extract.rule import Rule, verbose

_WHEN_AND_WHERE = rf"""(?:(?:về|cho(?!{GAP}(?:biết|hay|rằng|thấy))|vào|từ|ngày|sáng|chiều|tối|tại|ở)(?!\p{{L}})|\d)
    [^.;:“”\n]{{1,60}}?"""

NAMING: tuple[Rule[Side], ...] = (
    Rule(
        # “Thay mặt đơn vị tổ chức, ông A, Phó Giám đốc Sở Y tế phát biểu”
        "organizers.spoken_for",
        verbose(
            rf"""(?<!\p{{L}})(?:thay{GAP}mặt|đại{GAP}diện|về{GAP}phía)(?:{GAP}cho)?{GAP}(?:lãnh{GAP}đạo{GAP})?(?:đơn{GAP}vị
                |cơ{GAP}quan){GAP}(?:đồng{GAP}|chủ{GAP}trì{GAP})?
            (?:tổ{GAP}chức|phối{GAP}hợp|đăng{GAP}cai|mở{GAP}lớp)[^.;:,\n]{{0,60}}[,-]""",
            regex.IGNORECASE,
        ),
        always("head"),
        (
            "Thay mặt đơn vị tổ chức, ông Lò Văn A, Phó Giám đốc Sở Y tế phát biểu.",
            "Đại diện đơn vị phối hợp, bà B đến từ Hội Nông dân.",
            "Về phía đơn vị tổ chức có bà Lò Thị Mai, Chủ tịch Hội Nông dân huyện.",
        ),
        ("Thay mặt học viên, ông A phát biểu.",),
    ),
    Rule(
        # “Đơn vị tổ chức là Sở Y tế tỉnh”, “Chủ trì lớp học là …”, “Cùng phối hợp tổ chức còn có …”
        "organizers.unit_is",
        verbose(
            rf"""(?<!\p{{L}})(?:
                (?:(?:các|hai){GAP})?(?:đơn{GAP}vị|cơ{GAP}quan|phía|nơi(?!{GAP}(?:tổ{GAP}chức|mở)(?!\p{{L}}))|bên|đầu{GAP}mối
                |chủ{GAP}nhà)(?:(?:{GAP}{ROLE}){{1,4}}(?:{GAP}{EVENT}{THIS}{GAP}{_WHEN_AND_WHERE}(?={GAP}là{GAP}))?|(?!{BLANK}?:))
                |(?<!nơi{BLANK}){ROLE}(?:{GAP}{ROLE}){{0,3}}(?={GAP}(?:là|còn|gồm|có|{EVENT})|{BLANK}?:))
            (?:,?{GAP}(?:của{GAP})?{EVENT}{THIS})?
            (?:(?:{GAP}lần{GAP}này)?(?:{GAP}còn)?{GAP}(?:là|gồm|có|thuộc{GAP}về)(?:{GAP}(?:các|hai
            |ba){GAP}(?:đơn{GAP}vị|cơ{GAP}quan):?)?|{BLANK}?:)
            {GAP}(?=\p{{L}})""",
            regex.IGNORECASE,
        ),
        always("after"),
        (
            "Đơn vị tổ chức là Sở Y tế tỉnh Lai Châu.",
            "Đơn vị phối hợp: Hội Nông dân huyện.",
            "Cùng phối hợp tổ chức còn có Hội Nông dân huyện.",
        ),
        ("Đơn vị tổ chức đã chuẩn bị kỹ.", "Huyện có nhiều đơn vị.", "Học viên đến từ các cơ quan: Sở Y tế."),
    ),
    Rule(
        # “Theo thông tin từ Sở Y tế, đơn vị tổ chức lớp tập huấn, …”: the body stands before the comma
        "organizers.unit_beside",
        verbose(
            rf"""(?<!\p{{L}})(?:đơn{GAP}vị|cơ{GAP}quan){GAP}(?:{ROLE}{GAP}){{0,3}}(?:tổ{GAP}chức|chủ{GAP}trì|phối{GAP}hợp
            |đăng{GAP}cai|mở{GAP}lớp)(?!\p{{L}})(?!{GAP}(?:là|gồm|có)(?!\p{{L}})|{BLANK}?:)""",
            regex.IGNORECASE,
        ),
        beside,
        (
            "Theo thông tin từ Sở Y tế tỉnh Lai Châu, đơn vị tổ chức lớp tập huấn, có 60 người đăng ký.",
            "Trao đổi với Hội Nông dân xã (đơn vị chủ trì lớp bồi dưỡng), được biết lớp có 40 người.",
        ),
        ("Sở Y tế, đơn vị tổ chức hội thi.", "Tập huấn xong, đơn vị tổ chức là Sở Y tế."),
    ),
    Rule(
        # “Cùng UBND xã tổ chức lớp tập huấn có Hội Nông dân xã”: the body after “cùng” at the head of a sentence
        "organizers.together_with",
        verbose(
            rf"(?<!\p{{L}})(?:(?<=[.!?…]{BLANK})|(?<=\n)|^)(?:cùng(?:{GAP}với)?|(?:phối|kết){GAP}hợp{GAP}(?:với|cùng)){GAP}(?=(?-i:\p{{Lu}})[^.;:\n]{{3,200}}?(?:tổ{GAP}chức|mở"
            rf"|chủ{GAP}trì|phối{GAP}hợp|thực{GAP}hiện)(?!\p{{L}}))",
            regex.IGNORECASE,
        ),
        by,
        (
            "Cùng UBND xã Nà Tấu tổ chức lớp tập huấn có Hội Nông dân xã.",
            "Lớp tập huấn mở sáng 5/6. Cùng với Sở Y tế chủ trì lớp bồi dưỡng còn có Hội Chữ thập đỏ.",
        ),
        ("Cùng dự lớp tập huấn có Sở Y tế.", "Cùng ngày, Sở Y tế tổ chức lớp tập huấn."),
    ),
    Rule(
        # “với sự phối hợp của Sở Y tế”, “được tổ chức bởi Hội Nông dân tỉnh”
        "organizers.joined_by",
        verbose(
            rf"""(?<!\p{{L}})(?:sự{GAP}(?:phối{GAP}hợp|đồng{GAP}hành|hợp{GAP}tác|liên{GAP}kết|chủ{GAP}trì
                |tham{GAP}gia{GAP}tổ{GAP}chức)(?:{GAP}(?:tổ{GAP}chức|chặt{GAP}chẽ|thực{GAP}hiện)){{0,2}}
            {GAP}(?:của|giữa|từ|với)|(?:hợp{GAP}tác|phối{GAP}hợp|liên{GAP}kết|ký{GAP}kết){GAP}giữa
            |tổ{GAP}chức{GAP}bởi){GAP}(?=\p{{L}})""",
            regex.IGNORECASE,
        ),
        joined,
        ("Lớp học mở với sự phối hợp của Sở Y tế.", "Lớp tập huấn được tổ chức bởi Hội Nông dân tỉnh."),
        ("Phối hợp với nhà trường là việc cần.",),
    ),
    Rule(
        # “ba buổi tập huấn mà Sở Y tế dành cho trưởng thôn”
        "organizers.which",
        verbose(
            rf"(?<!\p{{L}})(?:{TRAINING}|lớp|khóa|khoá)(?!\p{{L}})[^.;:\n]{{0,80}}?{GAP}mà{GAP}(?=(?-i:\p{{Lu}}))",
            regex.IGNORECASE,
        ),
        by,
        (
            "Đó là ba buổi tập huấn mà Sở Y tế tỉnh dành cho trưởng thôn.",
            "Đây là lớp thứ tư về tập huấn chăn nuôi mà Hội Nông dân xã mở.",
        ),
        ("Lớp học mà bà con mong đợi.",),
    ),
    Rule(
        # “190 trưởng bản được Sở Y tế hướng dẫn nghiệp vụ”: learners are counted, so the agent holds the training
        "organizers.learners_by",
        verbose(
            rf"""(?<!\p{{L}})được{GAP}
            (?=(?-i:\p{{Lu}})[^.;:\n]{{4,100}}?(?:tập{GAP}huấn|bồi{GAP}dưỡng|hướng{GAP}dẫn{GAP}(?:nghiệp|kỹ|cách|quy|thực)
            |trang{GAP}bị{GAP}k|đào{GAP}tạo{GAP}|cập{GAP}nhật{GAP}k)(?!\p{{L}}))""",
            regex.IGNORECASE,
        ),
        learners_by,
        (
            "Hơn 190 trưởng bản 5 xã được Phòng Y tế huyện tập huấn nghiệp vụ.",
            "Sáng 5/6, 40 cán bộ thôn đã được Sở Y tế bồi dưỡng kỹ năng.",
        ),
        ("Có 40 cán bộ được Sở Y tế khen thưởng.", "Cán bộ được Sở Y tế tập huấn."),
    ),
    Rule(
        # “do Sở Y tế và UBND huyện cùng tổ chức”, “vừa được Sở Y tế phối hợp với Hội Nông dân mở”
        "organizers.by",
        verbose(rf"(?<!\p{{L}})(?i:do{GAP}(?=\p{{L}})|được{GAP}(?=(?-i:\p{{Lu}})|các{GAP}đơn{GAP}vị))"),
        by,
        ("Lớp tập huấn do Sở Y tế tổ chức.", "Khóa bồi dưỡng vừa được Trường Chính trị tỉnh mở. Tập huấn ba ngày."),
        ("Hộ nghèo do thiếu đất.", "Cây cầu do xã xây."),
    ),
)
"""They come before the wordings of `holding`, which read the same words."""
