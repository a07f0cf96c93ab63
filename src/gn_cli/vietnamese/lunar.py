"""Vietnamese lunar days (âm lịch) to solar ones: months begin at the new moon seen from Việt Nam, 105° east.

The method is that of Hồ Ngọc Đức's "calendar rules": the month that holds the winter solstice is the 11th; a year of
13 months repeats, as its leap month, the first one in which the sun enters no new principal term.
"""

from datetime import date
from math import floor, pi, sin

_TIME_ZONE = 7.0
_SYNODIC_MONTH = 29.530588853
_EPOCH = 2415021.076998695  # the new moon of January 1900, as a Julian day
_JULIAN_DAY_OF_ORDINAL_0 = 1721425


def solar_day(year: int, month: int, day: int, *, leap: bool = False) -> date | None:
    """The solar day of a lunar one; `year` is the lunar year. `None` where the month has no such day or no leap.

    >>> solar_day(2024, 1, 1), solar_day(1985, 1, 1), solar_day(2007, 1, 1), solar_day(2030, 1, 1)
    (datetime.date(2024, 2, 10), datetime.date(1985, 1, 21), datetime.date(2007, 2, 17), datetime.date(2030, 2, 2))
    """
    if not 1 <= month <= 12 or not 1 <= day <= 30:
        return None
    first, last = (_eleventh_month(year - 1), _eleventh_month(year)) if month < 11 else (_eleventh_month(year), None)
    last = _eleventh_month(year + 1) if last is None else last
    offset = (month - 11) % 12
    extra = _leap_offset(first) if last - first > 365 else None
    if leap:
        if extra is None or offset != (extra - 1) % 12:
            return None
        offset = extra
    elif extra is not None and offset >= extra:
        offset += 1
    index = floor(0.5 + (first - _EPOCH) / _SYNODIC_MONTH) + offset
    begin = _new_moon(index)
    if begin + day - 1 >= _new_moon(index + 1):
        return None
    return date.fromordinal(begin + day - 1 - _JULIAN_DAY_OF_ORDINAL_0)


def _new_moon(index: int) -> int:
    """The local day, as a Julian day number, of the new moon counted from that of January 1900."""
    t = index / 1236.85
    rad = pi / 180
    moment = 2415020.75933 + 29.53058868 * index + 0.0001178 * t**2 - 0.000000155 * t**3
    moment += 0.00033 * sin((166.56 + 132.87 * t - 0.009173 * t**2) * rad)
    sun = (359.2242 + 29.10535608 * index - 0.0000333 * t**2 - 0.00000347 * t**3) * rad
    moon = (306.0253 + 385.81691806 * index + 0.0107306 * t**2 + 0.00001236 * t**3) * rad
    node = (21.2964 + 390.67050646 * index - 0.0016528 * t**2 - 0.00000239 * t**3) * rad
    correction = (0.1734 - 0.000393 * t) * sin(sun) + 0.0021 * sin(2 * sun)
    correction += -0.4068 * sin(moon) + 0.0161 * sin(2 * moon) - 0.0004 * sin(3 * moon)
    correction += 0.0104 * sin(2 * node) - 0.0051 * sin(sun + moon) - 0.0074 * sin(sun - moon)
    correction += 0.0004 * sin(2 * node + sun) - 0.0004 * sin(2 * node - sun) - 0.0006 * sin(2 * node + moon)
    correction += 0.0010 * sin(2 * node - moon) + 0.0005 * sin(2 * moon + sun)
    clock = -0.000278 + 0.000265 * t + 0.000262 * t**2  # dynamical less universal time, for years after 1800
    return floor(moment + correction - clock + 0.5 + _TIME_ZONE / 24)


def _principal_term(day: int) -> int:
    """The twelfth of the sun's path, 0 to 11 from the spring equinox, in which the sun stands at local midnight."""
    t = (day - 2451545.5 - _TIME_ZONE / 24) / 36525
    rad = pi / 180
    anomaly = 357.52910 + 35999.05030 * t - 0.0001559 * t**2 - 0.00000048 * t**3
    longitude = 280.46645 + 36000.76983 * t + 0.0003032 * t**2
    longitude += (1.914600 - 0.004817 * t - 0.000014 * t**2) * sin(rad * anomaly)
    longitude += (0.019993 - 0.000101 * t) * sin(2 * rad * anomaly) + 0.000290 * sin(3 * rad * anomaly)
    return floor(longitude % 360 / 30)


def _eleventh_month(year: int) -> int:
    """The first day, as a Julian day number, of the lunar month that holds the winter solstice of a solar year."""
    end_of_year = date(year, 12, 31).toordinal() + _JULIAN_DAY_OF_ORDINAL_0
    index = floor((end_of_year - 2415021) / _SYNODIC_MONTH)
    begin = _new_moon(index)
    return _new_moon(index - 1) if _principal_term(begin) >= 9 else begin


def _leap_offset(first: int) -> int:
    """How many months after the 11th month that begins on day `first` the leap month comes."""
    index = floor((first - _EPOCH) / _SYNODIC_MONTH + 0.5)
    offset, last = 1, _principal_term(_new_moon(index + 1))
    while offset < 14:
        term = _principal_term(_new_moon(index + offset + 1))
        if term == last:
            break
        offset, last = offset + 1, term
    return offset
