using System.Globalization;

namespace Workbook.Corpora;

/// <summary>Dates as people say them and as computers write them: <c>the third of march nineteen eighty seven</c> is <c>1987-03-03</c>.</summary>
public static class SpelledDates
{
    /// <summary>The first and the last year whose dates can be written: nineteen ten to twenty ninety nine, without the years that end in 00 to 09.</summary>
    public const int FirstYear = 1910, LastYear = 2099;

    private static readonly string[] Ordinals =
    [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
        "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
    ];

    private static readonly string[] Numbers =
    [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
        "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>All words that occur, each once.</summary>
    public static IReadOnlyList<string> Vocabulary { get; } = ["the", "of", .. Months, .. Ordinals, "thirtieth", .. Numbers, .. Tens];

    /// <summary>The words of a date.</summary>
    /// <param name="date">From <see cref="FirstYear"/> to <see cref="LastYear"/>, its year ending in 10 to 99.</param>
    /// <param name="monthFirst"><c>march the third ...</c> instead of <c>the third of march ...</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The year is out of range or ends in 00 to 09.</exception>
    public static string[] Words(DateOnly date, bool monthFirst)
    {
        if (date.Year < FirstYear || date.Year > LastYear || date.Year % 100 < 10)
            throw new ArgumentOutOfRangeException(nameof(date), Iso(date), $"the year must be from {FirstYear} to {LastYear} and not end in 00 to 09");
        string month = Months[date.Month - 1];
        string[] year = [.. Number(date.Year / 100), .. Number(date.Year % 100)];
        return monthFirst ? [month, "the", .. Ordinal(date.Day), .. year] : ["the", .. Ordinal(date.Day), "of", month, .. year];
    }

    /// <summary>Ten characters, for example <c>1987-03-03</c>.</summary>
    /// <param name="date">Any date.</param>
    public static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Dates drawn evenly from those that can be written.</summary>
    /// <param name="random">Decides them.</param>
    /// <param name="count">How many; a date may come twice.</param>
    public static DateOnly[] Draw(Random random, int count)
    {
        var dates = new DateOnly[count];
        for (int i = 0; i < count; i++)
        {
            int year = (random.Next(2) == 0 ? 1900 : 2000) + random.Next(10, 100);
            dates[i] = new DateOnly(year, 1, 1).AddDays(random.Next(DateTime.IsLeapYear(year) ? 366 : 365));
        }
        return dates;
    }

    private static string[] Ordinal(int day) =>
        day <= 20 ? [Ordinals[day - 1]] : day == 30 ? ["thirtieth"] : [Tens[day / 10 - 2], Ordinals[day % 10 - 1]];

    private static string[] Number(int number) =>
        number < 20 ? [Numbers[number - 1]] : number % 10 == 0 ? [Tens[number / 10 - 2]] : [Tens[number / 10 - 2], Numbers[number % 10 - 1]];
}
