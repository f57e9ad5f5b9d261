using System.Runtime.InteropServices;

namespace Tandem.Engines.Import.Values;

/// <summary>The pieces of a written date before anybody decided which number is the day.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct DateParts
{
    internal enum Shape
    {
        /// <summary>Three numbers in the order of writing.</summary>
        Numbers,

        /// <summary>Day, named month, year are known by themselves: First is the day, Second the month, Third the year.</summary>
        Named,
    }

    internal Shape Form;
    internal int First;
    internal int Second;
    internal int Third;
    internal int FirstDigits;
    internal int ThirdDigits;
    internal char Separator;
    internal bool HasTime;
    internal bool HasMeridiem;
    internal TimeSpan Time;
    internal TimeSpan? Offset;

    internal readonly bool YearLeads => Form == Shape.Numbers && FirstDigits >= 3;
}
