using System.Runtime.InteropServices;

namespace Tandem.Engines.Import.Values;

/// <summary>
/// Cuts a written date into numbers, a month, a time and an offset: <c>2018-06-05T17:27:00.5+02:00</c>, <c>05-06-2018 17:27</c>,
/// <c>3/15/2024 2:30 PM</c>, <c>12. März 2024</c>, <c>Tue, 12 Mar 2024 09:00:00 GMT</c>, <c>20240312</c>, <c>le 12 mars 2024 à 14h30</c>.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal ref struct DateScanner
{
    private const int LongestDate = 80;

    private readonly ReadOnlySpan<char> text;
    private int at;
    private int numbers;
    private int month;
    private int monthPosition;      // how many numbers stood before the month's name
    private int secondDigits;
    private DateParts parts;

    private DateScanner(ReadOnlySpan<char> text) => this.text = text;

    internal static bool TryScan(ReadOnlySpan<char> text, out DateParts parts)
    {
        parts = default;
        if (text.IsEmpty || text.Length > LongestDate || !text.ContainsAnyInRange('0', '9')) return false;
        var scanner = new DateScanner(text);
        if (!scanner.Scan()) return false;
        parts = scanner.parts;
        return true;
    }

    private bool Scan()
    {
        while (at < text.Length)
        {
            var c = text[at];
            var read = char.IsAsciiDigit(c) ? ReadNumber()
                : char.IsLetter(c) ? ReadWord()
                : c == '(' ? SkipParentheses()
                : ReadMark(c);
            if (!read) return false;
        }
        return Finish();
    }

    private bool ReadNumber()
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        var digits = at - start;
        var following = at < text.Length ? text[at] : '\0';
        if (IsTimeMark(following, digits)) return ReadTime(int.Parse(text.Slice(start, digits), System.Globalization.CultureInfo.InvariantCulture));
        if (digits is 8 or 12 or 14 && numbers == 0 && month == 0) return ReadCompact(start, digits);
        if (digits is 4 or 6 && numbers == 3 && start > 0 && text[start - 1] is 'T' or 't') return ReadClock(start, digits) && ReadOffset();
        if (digits > 4) return false;
        return AddNumber(int.Parse(text.Slice(start, digits), System.Globalization.CultureInfo.InvariantCulture), digits);
    }

    // "17:27", "14h30", "2pm"; "14.30" only where the date is complete already.
    private readonly bool IsTimeMark(char following, int digits)
    {
        if (parts.HasTime || digits > 2) return false;
        var complete = numbers + (month > 0 ? 1 : 0) >= 3;
        if (following == ':') return numbers == 0 || complete || month > 0;
        if (!complete) return false;
        return following is '.' or 'h' or 'H' || IsMeridiem(at) || IsMeridiem(at + 1);
    }

    private readonly bool IsMeridiem(int from) =>
        from + 1 < text.Length && text[from] is 'a' or 'A' or 'p' or 'P' && text[from + 1] is 'm' or 'M' or '.';

    private bool ReadTime(int hour)
    {
        var minute = 0;
        double second = 0;
        if (at < text.Length && text[at] is ':' or '.' or 'h' or 'H')
        {
            at++;
            if (!TwoDigits(out minute)) minute = 0;
            if (at < text.Length && text[at] is ':' or '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])) second = ReadSeconds();
        }
        if (!ApplyMeridiem(ref hour)) return false;
        if (hour > 23 || minute > 59 || second >= 60) return false;
        parts.HasTime = true;
        parts.Time = new TimeSpan(0, hour, minute, 0) + TimeSpan.FromMilliseconds(Math.Floor(second * 1000));
        return ReadOffset();
    }

    private double ReadSeconds()
    {
        at++;
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        if (at + 1 < text.Length && text[at] is '.' or ',' && char.IsAsciiDigit(text[at + 1]))
        {
            var seconds = int.Parse(text[start..at], System.Globalization.CultureInfo.InvariantCulture);
            at++;
            double fraction = 0, scale = 0.1;
            for (; at < text.Length && char.IsAsciiDigit(text[at]); at++, scale /= 10) fraction += (text[at] - '0') * scale;
            return seconds + fraction + 1e-9;
        }
        return at - start <= 2 ? int.Parse(text[start..at], System.Globalization.CultureInfo.InvariantCulture) : 60;
    }

    private bool TwoDigits(out int value)
    {
        value = 0;
        var start = at;
        while (at < text.Length && at - start < 2 && char.IsAsciiDigit(text[at])) value = value * 10 + text[at++] - '0';
        return at > start;
    }

    private bool ApplyMeridiem(ref int hour)
    {
        var from = at;
        while (from < text.Length && text[from] is ' ' or '\u00A0' or '\u202F') from++;
        if (!IsMeridiem(from)) return true;
        if (hour is < 1 or > 12) return false;
        hour = hour % 12 + (text[from] is 'p' or 'P' ? 12 : 0);
        parts.HasMeridiem = true;
        at = from + 2;
        if (text[from + 1] == '.' && at < text.Length && text[at] is 'm' or 'M') at++;
        return true;
    }

    // "+02:00", "+0200", "+02", "-05:30" right behind the time or after one space.
    private bool ReadOffset()
    {
        var from = at;
        if (from < text.Length && text[from] == ' ') from++;
        if (from >= text.Length || text[from] is not ('+' or '-' or '−')) return true;
        if (from + 2 >= text.Length || !char.IsAsciiDigit(text[from + 1]) || !char.IsAsciiDigit(text[from + 2])) return false;
        var sign = text[from] == '+' ? 1 : -1;
        at = from + 1;
        if (!TwoDigits(out var hours)) return false;
        if (at < text.Length && text[at] == ':') at++;
        TwoDigits(out var minutes);
        if (hours > 15 || minutes > 59) return false;
        parts.Offset = sign * new TimeSpan(hours, minutes, 0);
        return true;
    }

    private bool ReadCompact(int start, int digits)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        var year = int.Parse(text.Slice(start, 4), culture);
        if (year is < 1800 or > 2200) return false;
        AddNumber(year, 4);
        AddNumber(int.Parse(text.Slice(start + 4, 2), culture), 2);
        AddNumber(int.Parse(text.Slice(start + 6, 2), culture), 2);
        return digits == 8 || (ReadClock(start + 8, digits - 8) && ReadOffset());
    }

    // 1727 or 172709.
    private bool ReadClock(int start, int digits)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        var hour = int.Parse(text.Slice(start, 2), culture);
        var minute = int.Parse(text.Slice(start + 2, 2), culture);
        var second = digits == 6 ? int.Parse(text.Slice(start + 4, 2), culture) : 0;
        if (parts.HasTime || hour > 23 || minute > 59 || second > 59) return false;
        parts.HasTime = true;
        parts.Time = new TimeSpan(hour, minute, second);
        return true;
    }

    private bool AddNumber(int value, int digits)
    {
        switch (numbers++)
        {
            case 0: (parts.First, parts.FirstDigits) = (value, digits); return true;
            case 1: (parts.Second, secondDigits) = (value, digits); return true;
            case 2: (parts.Third, parts.ThirdDigits) = (value, digits); return true;
            default: return false;
        }
    }

    private bool ReadWord()
    {
        var start = at;
        while (at < text.Length && (char.IsLetter(text[at]) || text[at] is '\u0301' or '\u0302')) at++;
        var word = text[start..at];
        if (word is "T" or "t") return numbers >= 3;
        if (MonthNames.Find(word) is var found and > 0)
        {
            if (month > 0) return false;
            month = found;
            monthPosition = numbers;
            return true;
        }
        if (MonthNames.IsFiller(word)) return true;
        return parts.HasTime && ReadZone(word);
    }

    private bool ReadZone(ReadOnlySpan<char> word)
    {
        if (!MonthNames.TryZone(word, out var offset)) return false;
        parts.Offset = offset;
        return ReadOffset();
    }

    // JavaScript's "GMT+0100 (Central European Standard Time)".
    private bool SkipParentheses()
    {
        var close = text[at..].IndexOf(')');
        if (close < 0) return false;
        at += close + 1;
        return true;
    }

    private bool ReadMark(char c)
    {
        at++;
        if (c is '-' or '/' or '.' && parts.Separator == '\0') parts.Separator = c;
        return c is '-' or '/' or '.' or ',' or ' ' or '\t' or '\u00A0' or '\u202F' or '\'' or '’' or 'º' or 'ª' or ':';
    }

    private bool Finish()
    {
        if (month == 0)
        {
            parts.Form = DateParts.Shape.Numbers;
            return numbers == 3 && secondDigits <= 2 && (parts.FirstDigits <= 2 ? parts.ThirdDigits is 2 or 4 : parts.FirstDigits == 4 && parts.ThirdDigits <= 2);
        }
        if (numbers != 2) return false;
        // "12 Mar 2024", "Mar 12, 2024", "2024 Mar 12".
        var (day, year, yearDigits) = parts.FirstDigits == 4 && monthPosition <= 1
            ? (parts.Second, parts.First, 4)
            : (parts.First, parts.Second, secondDigits);
        if (yearDigits is not (2 or 4)) return false;
        parts.Form = DateParts.Shape.Named;
        (parts.First, parts.Second, parts.Third, parts.ThirdDigits) = (day, month, year, yearDigits);
        return true;
    }
}
