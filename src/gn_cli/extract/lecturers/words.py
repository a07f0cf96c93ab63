"""The words around a person's name: titles, forms of address, nouns of teachers, posts; and how a name is spelt."""

from gn_cli.extract.atoms import BLANK, GAP

SYLLABLE = (
    r"(?:(?:Bh|Ka?|[HY])[’'ʼ]\p{Lu}?\p{Ll}{0,8}|\p{Lu}[\p{Ll}\p{M}]{0,8}(?:[’'ʼ-]\p{Ll}{1,6})?"
    r"|\p{Lu}{2,8})(?![\p{L}\d])"
)
NAME = rf"{SYLLABLE}(?:{BLANK}{{1,2}}{SYLLABLE}){{0,5}}"

_SHORT_TITLE = r"""(?:NSƯT|NSND|NSNA|GVCC|GVC|PGS|GS|TSKH|TS|Ts|T\.S|ThS|Ths|THS|Th\.[sS](?:[ĩỹ])?|NCS|CN|KS|BSNT|BSTY
    |BS|Bs|DS|LS|KTV|QNCN|NGƯT|NGND|TTƯT|TTND|CVC
    |(?:(?:BS|DS)[ ]?)?CK[ ]?(?:I{1,2}|[12]))(?![\p{L}])"""
_LONG_TITLE = rf"""(?i:(?:phó{GAP})?giáo{GAP}sư|tiến{GAP}s[ĩỹ](?:{GAP}khoa{GAP}học)?|thạc{GAP}s[ĩỹ]|cử{GAP}nhân
    |k[ĩỹ]{GAP}sư|dược{GAP}s[ĩỹ]
    |bác{GAP}s[ĩỹ](?:,?{GAP}(?:chuyên{GAP}khoa|CK)(?:{GAP}cấp)?{BLANK}?(?:I{{1,2}}|[12]))?|luật{GAP}sư|luật{GAP}gia
    |nhà{GAP}báo|nhà{GAP}văn|nhà{GAP}thơ|nhà{GAP}nghiên{GAP}cứu|nhạc{GAP}s[ĩỹ]|họa{GAP}s[ĩỹ]
    |nghệ{GAP}s[ĩỹ](?:{GAP}(?:nhiếp{GAP}ảnh|ưu{GAP}tú|nhân{GAP}dân))?
    |kiến{GAP}trúc{GAP}sư|nghệ{GAP}nhân(?:{GAP}ưu{GAP}tú)?|nhà{GAP}giáo(?:{GAP}ưu{GAP}tú)?
    |(?:đại|thượng|trung|thiếu){GAP}(?:tá|[uú][ýy]|úy|tướng)(?:{GAP}chuyên{GAP}nghiệp)?|thượng{GAP}s[ĩỹ]|trung{GAP}s[ĩỹ]
    |chuẩn{GAP}úy)(?!\p{{L}})"""
TITLE = rf"(?:{_SHORT_TITLE}|{_LONG_TITLE})"
STUDY = rf"""(?:{GAP}(?i:chăn{GAP}nuôi(?:{GAP}thú{GAP}y)?|thú{GAP}y|trồng{GAP}trọt|nông{GAP}(?:nghiệp|học|lâm)
    |lâm{GAP}(?:nghiệp|sinh)|thủy{GAP}(?:sản|lợi)|bảo{GAP}vệ{GAP}thực{GAP}vật|xây{GAP}dựng|công{GAP}nghệ{GAP}thông{GAP}tin
    |môi{GAP}trường|luật(?:{GAP}học)?|kinh{GAP}tế(?:{GAP}học)?|y{GAP}khoa
    |(?:dân{GAP}tộc|giáo{GAP}dục|văn{GAP}hóa|sử|y){GAP}học|tâm{GAP}lý(?:{GAP}học)?|y{GAP}tế{GAP}công{GAP}cộng|công{GAP}tác{GAP}xã{GAP}hội
    |xã{GAP}hội{GAP}học|dinh{GAP}dưỡng)(?!\p{{L}}))?"""
_NEXT_TITLE = rf"{BLANK}?[.,\-–&]?{BLANK}?{TITLE}"
TITLE_ROW = rf"{TITLE}(?:{_NEXT_TITLE}){{0,4}}(?!{_NEXT_TITLE})"
TITLES = rf"(?P<title>{TITLE_ROW})\.?{STUDY}"
HONOURED = rf"""(?:đồng{GAP}chí|đ/c|đ/{GAP}c|đ\.c|đc|ông|bà|anh|chị
    |cô(?:{GAP}giáo)?|thầy(?:{GAP}giáo)?|bác|chú
    |diễn{GAP}giả|đại{GAP}đức|thượng{GAP}tọa|hòa{GAP}thượng|sư{GAP}cả|linh{GAP}mục|mục{GAP}sư|già{GAP}làng)"""
HONOUR = rf"(?i:(?:các{GAP}|hai{GAP}|ba{GAP}|vị{GAP})?{HONOURED})(?!\p{{L}})"
TEACHERS = rf"""(?:(?:báo{GAP}cáo|giảng|tập{GAP}huấn|hướng{GAP}dẫn){GAP}viên
    (?:{GAP}(?:chính|cao{GAP}cấp|kiêm{GAP}(?:chức|nhiệm)|nguồn|pháp{GAP}luật|quốc{GAP}gia
    |cấp{GAP}(?:tỉnh|huyện|xã|cơ{GAP}sở|quốc{GAP}gia|trung{GAP}ương))){{0,2}}|chuyên{GAP}gia|diễn{GAP}giả|người{GAP}(?:hướng{GAP}dẫn
    |đứng{GAP}lớp|giảng{GAP}dạy))"""
MANY = rf"(?:các|những|hai|ba|vị|\d{{1,2}}){GAP}"
ROLE_NOUN = rf"(?i:(?:các{GAP}|những{GAP}|hai{GAP}|ba{GAP}|\d{{1,2}}{GAP})?{TEACHERS})(?!\p{{L}})"
POST_HEAD = rf"""(?i:(?:nguyên{GAP}|quyền{GAP}|hiện{GAP}là{GAP}|là{GAP}|hiện{GAP})?(?:
    (?:huyện|tỉnh|thành|thị|quận|đảng){GAP}[uủ][ỷy]{GAP}viên|(?:chi{GAP}cục|cục|vụ|đội|hiệu|viện|trạm|đồn|hạt){GAP}phó
    |(?:hạt|đồn|đài){GAP}trưởng
    |phó(?!\p{{L}})|quyền(?!\p{{L}})|trưởng(?!\p{{L}})|giám{GAP}đốc|tổng{GAP}giám{GAP}đốc|chủ{GAP}tịch|bí{GAP}thư
    |chủ{GAP}nhiệm|chánh|hiệu{GAP}trưởng|viện{GAP}trưởng
    |vụ{GAP}trưởng|cục{GAP}trưởng|chi{GAP}cục{GAP}trưởng|thứ{GAP}trưởng|bộ{GAP}trưởng|tổ{GAP}trưởng|đội{GAP}trưởng
    |trạm{GAP}trưởng|đại{GAP}đội
    |chuyên{GAP}viên(?:{GAP}(?:chính|cao{GAP}cấp))?|chuyên{GAP}gia(?:{GAP}tư{GAP}vấn)?|cán{GAP}bộ|công{GAP}chức
    |viên{GAP}chức|nghiên{GAP}cứu{GAP}viên(?:{GAP}chính)?
    |người{GAP}(?:trực{GAP}tiếp{GAP})?(?:giảng{GAP}dạy|đứng{GAP}lớp|lên{GAP}lớp|truyền{GAP}đạt|dạy)(?={GAP}của{GAP}\p{{Lu}})
    |giảng{GAP}viên(?:{GAP}(?:chính|cao{GAP}cấp|kiêm{GAP}(?:chức|nhiệm)))?|báo{GAP}cáo{GAP}viên|giáo{GAP}viên
    |kỹ{GAP}thuật{GAP}viên|thanh{GAP}tra{GAP}viên|kiểm{GAP}sát{GAP}viên|thẩm{GAP}phán
    |phóng{GAP}viên|biên{GAP}tập{GAP}viên|tổng{GAP}biên{GAP}tập|thư{GAP}ký|ủy{GAP}viên|uỷ{GAP}viên|thành{GAP}viên
    |chính{GAP}ủy|chính{GAP}trị{GAP}viên|trợ{GAP}lý|điều{GAP}phối{GAP}viên
    |nhân{GAP}viên|bác{GAP}s[ĩỹ]|k[ỹĩ]{GAP}sư|luật{GAP}sư|cố{GAP}vấn|tư{GAP}vấn|đại{GAP}diện|phụ{GAP}trách
    |thường{GAP}trực|lãnh{GAP}đạo|kế{GAP}toán|chủ{GAP}(?:trang{GAP}trại|cơ{GAP}sở|doanh{GAP}nghiệp|(?=htx|hợp{GAP}tác{GAP}xã|nhà{GAP}vườn))|nhà{GAP}khoa{GAP}học
    |ceo|(?:nhà{GAP}|đồng{GAP})?sáng{GAP}lập(?:{GAP}viên)?
    |uv(?:{GAP})?(?:btv|bch|bcs)|[pq]?(?:gđ|ct|bt|tp|bch)(?={GAP}(?-i:\p{{Lu}}))|tuv|huv|thuv))"""
