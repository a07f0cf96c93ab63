"""The rules of words that speak of the poor or of a plan, but of no poverty figure."""

import regex

from gn_cli.extract.atoms import DASH, GAP, GLUE
from gn_cli.extract.poverty.cues import BOTH, END, MULTI, NEAR, NUMBER, PERCENT, RATE, START, Cue, always
from gn_cli.extract.rule import Rule, verbose

LOOKALIKES: tuple[Rule[Cue], ...] = (
    # The part by which a plan was beaten. "vượt chỉ tiêu tỉnh giao 0,67%"
    Rule(
        "poverty.above_plan",
        verbose(
            rf"""{START}(?:vượt|cao{GAP}hơn|nhiều{GAP}hơn|thấp{GAP}hơn)(?:{GAP}(?:xa|so{GAP}với|mức)){{0,2}}{GAP}(?:chỉ{GAP}tiêu|mục{GAP}tiêu|kế{GAP}hoạch|nghị{GAP}quyết)
            (?:(?!{START}(?:giảm|từ|là|còn|xuống|tỷ{GAP}lệ|tỉ{GAP}lệ){END})[^.;:,()%\d]){{0,50}}{NUMBER}(?:{GLUE}{DASH}{GLUE}{NUMBER})?{PERCENT}""",
            regex.IGNORECASE,
        ),
        always("name"),
        ("giảm 3,2%, vượt chỉ tiêu tỉnh giao 0,2%", "cao hơn kế hoạch 1,1%"),
        ("vượt mục tiêu giảm 3%", "vượt chỉ tiêu đề ra, còn 5%"),
    ),
    # What a rule asks for. "quy định dưới 4%"
    Rule(
        "poverty.required",
        verbose(
            rf"""{START}(?:theo{GAP})?(?:quy|qui){GAP}định(?:{GAP}(?:là|về|của|tiêu{GAP}chí|phải|dưới|trên|không{GAP}quá|tối{GAP}đa|từ|đạt)){{0,3}}
            {GLUE}\(?(?:(?:dưới|trên|không{GAP}quá|tối{GAP}đa|từ){GAP})?{NUMBER}{PERCENT}""",
            regex.IGNORECASE,
        ),
        always("name"),
        ("thấp hơn tiêu chí nông thôn mới (quy định 4% trở xuống)", "Mức theo quy định là dưới 5%."),
        ("theo quy định, tỷ lệ hộ nghèo còn 5%",),
    ),
    # Money for the poor. "vốn sự nghiệp giảm nghèo"
    Rule(
        "poverty.funds",
        verbose(
            rf"""{START}(?:vốn(?:{GAP}(?:sự{GAP}nghiệp|đầu{GAP}tư|vay))?|nguồn{GAP}lực|kinh{GAP}phí|ngân{GAP}sách|tín{GAP}dụng)(?:{GAP}(?:dành|đầu{GAP}tư|phục{GAP}vụ|cho|thực{GAP}hiện)){{0,3}}
            {GAP}(?:giảm{GAP}nghèo|hộ{GAP}(?:cận{GAP})?nghèo){END}""",
            regex.IGNORECASE,
        ),
        always("off"),
        ("giải ngân 58% vốn sự nghiệp giảm nghèo, tăng 12%", "kinh phí thực hiện giảm nghèo đạt 80%"),
        ("vốn vay tăng, hộ nghèo còn 5%",),
    ),
    # Households that became poor again. "tỷ lệ tái nghèo 0,3%"
    Rule(
        "poverty.relapse",
        verbose(
            rf"""{START}(?:{RATE}{GAP}(?:các{GAP})?(?:hộ{GAP})?(?:tái|phát{GAP}sinh|thoát){GAP}(?:hộ{GAP})?(?:cận{GAP})?nghèo(?:{GAP}mới)?
            |(?:hộ{GAP})?(?:tái|phát{GAP}sinh){GAP}(?:hộ{GAP})?(?:cận{GAP})?nghèo(?:{GAP}(?:mới|là|chiếm|chỉ|khoảng|còn|ở{GAP}mức)){{0,3}}(?=:?{GAP}\d)){END}""",
            regex.IGNORECASE,
        ),
        always("off"),
        ("tỷ lệ tái nghèo 0,3%", "tỉ lệ hộ phát sinh nghèo là 0,1%", "tái nghèo chiếm 0,2%"),
        ("chống tái nghèo, tỷ lệ hộ nghèo còn 5%",),
    ),
    # Names and activities that speak of the poor but of no figure. "rà soát hộ nghèo, hộ cận nghèo"
    Rule(
        "poverty.name",
        verbose(
            rf"""{START}(?:(?:chương{GAP}trình|mtqg)[^.;:,%\d]{{0,60}}?giảm{GAP}nghèo(?:{GAP}bền{GAP}vững)?
            |mục{GAP}tiêu{GAP}quốc{GAP}gia(?:{GAP}giảm{GAP}nghèo(?:{GAP}bền{GAP}vững)?)?
            |(?:ban{GAP}chỉ{GAP}đạo|công{GAP}tác|dự{GAP}án|mô{GAP}hình|chính{GAP}sách|cán{GAP}bộ
            |văn{GAP}phòng{GAP}[\p{{L}} ]{{0,16}}về|xóa{GAP}đói,?|xoá{GAP}đói,?){GAP}(?:làm{GAP}công{GAP}tác{GAP})?
                (?:giảm{GAP}nghèo|hộ{GAP}nghèo)(?:{GAP}bền{GAP}vững|{GAP}đa{GAP}chiều)?
            |giảm{GAP}nghèo{GAP}(?:nhanh|bền{GAP}vững|về{GAP}thông)
            |(?:rà{GAP}soát|điều{GAP}tra|bình{GAP}xét|xác{GAP}định|nhận{GAP}diện|phân{GAP}loại|công{GAP}nhận
            |xét{GAP}duyệt|đối{GAP}tượng|danh{GAP}sách|diện)
                (?:,{GAP}(?:rà{GAP}soát|phân{GAP}loại))?{GAP}(?:các{GAP})?(?:{BOTH}|{NEAR}|{MULTI}
                |(?:hộ{GAP})?nghèo)
            |(?:theo{GAP})?(?:(?:bộ{GAP})?tiêu{GAP}chí|(?:tiêu{GAP})?chuẩn)(?:{GAP}(?:hộ{GAP})?nghèo)?(?:{GAP}tiếp{GAP}cận)?(?:{GAP}đa{GAP}chiều)?
                (?:{GAP}(?:mới|cũ|quốc{GAP}gia))?
            |(?:huyện|xã|vùng|thôn|bản|địa{GAP}phương|lõi|người|khu{GAP}vực|nước|dân|lao{GAP}động|phụ{GAP}nữ|hội{GAP}viên
            |học{GAP}sinh|sinh{GAP}viên|trẻ{GAP}em|đồng{GAP}bào|đoàn{GAP}viên|thanh{GAP}niên){GAP}nghèo
            |(?:thoát|vượt|tái|chống|cái|xin{GAP}thoát|diện|ngày{GAP}vì{GAP}người){GAP}nghèo
            |kế{GAP}hoạch{GAP}(?:số{GAP})?\d{{1,5}}(?![\d.,]|{GLUE}(?:%|{DASH}{GLUE}\d)))(?![\p{{L}}\p{{M}}])""",
            regex.IGNORECASE,
        ),
        always("name"),
        (
            "Xã rà soát hộ nghèo, hộ cận nghèo.",
            "Chương trình mục tiêu quốc gia giảm nghèo bền vững",
            "xét theo chuẩn nghèo đa chiều",
        ),
        ("Tỷ lệ hộ nghèo còn 5%.",),
    ),
    # The part of a plan that was met, with what was measured against it. "vượt chỉ tiêu đề ra"
    Rule(
        "poverty.plan_met",
        verbose(
            rf"""{START}(?:vượt|đạt|hoàn{GAP}thành|so{GAP}với|bằng|thực{GAP}hiện)(?:{GAP}(?:và|vượt|xa|mức|các
            |\d{{1,3}}(?:[.,]\d{{1,2}})?{GLUE}%)){{0,4}}
            {GAP}(?:chỉ{GAP}tiêu|mục{GAP}tiêu|kế{GAP}hoạch|nghị{GAP}quyết)(?![\p{{L}}\p{{M}}])(?![^.;:(]{{0,40}}\({GLUE}\d[^()]{{0,16}}%)(?![^.;:]{{0,90}}?(?:giảm|từ|là|còn)[^.;:]{{0,40}}\d{GLUE}%)""",
            regex.IGNORECASE,
        ),
        always("name"),
        ("giảm 3,2%, vượt chỉ tiêu đề ra", "đạt 117% so với kế hoạch giao", "hoàn thành và vượt mục tiêu"),
        ("Thực hiện chỉ tiêu giảm nghèo từ 1 - 1,5%.",),
    ),
)
"""Names, funds and parts of plans."""
