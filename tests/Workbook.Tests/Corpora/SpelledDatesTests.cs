using Workbook.Corpora;

namespace Workbook.Tests.Corpora;

/// <summary>Dates in words.</summary>
public sealed class SpelledDatesTests
{
    /// <summary>Simple and compound days and years, in both orders.</summary>
    [Theory]
    [InlineData("1987-03-03", false, "the third of march nineteen eighty seven")]
    [InlineData("1987-03-03", true, "march the third nineteen eighty seven")]
    [InlineData("2031-12-31", false, "the thirty first of december twenty thirty one")]
    [InlineData("1910-05-20", true, "may the twentieth nineteen ten")]
    [InlineData("2019-06-30", false, "the thirtieth of june twenty nineteen")]
    [InlineData("2040-02-29", false, "the twenty ninth of february twenty forty")]
    public void Dates_are_written_as_people_say_them(string iso, bool monthFirst, string expected)
    {
        var date = DateOnly.Parse(iso, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(expected, string.Join(' ', SpelledDates.Words(date, monthFirst)));
        Assert.Equal(iso, SpelledDates.Iso(date));
    }

    /// <summary>No two dates share their words, and all words are in the vocabulary, each of which is used.</summary>
    [Fact]
    public void Words_tell_dates_apart()
    {
        var texts = new HashSet<string>();
        var used = new HashSet<string>();
        int dates = 0;
        for (var date = new DateOnly(SpelledDates.FirstYear, 1, 1); date.Year <= SpelledDates.LastYear; date = date.AddDays(1))
        {
            if (date.Year % 100 < 10) continue;
            string[] words = SpelledDates.Words(date, monthFirst: false);
            texts.Add(string.Join(' ', words));
            used.UnionWith(words);
            dates++;
        }
        Assert.Equal(dates, texts.Count);
        Assert.Equal(used.Order(), SpelledDates.Vocabulary.Order());
    }

    /// <summary>A year that these words cannot say is an error that names the date and the range.</summary>
    [Theory]
    [InlineData(1909)]
    [InlineData(2005)]
    [InlineData(2100)]
    public void Years_out_of_range_are_refused(int year)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => SpelledDates.Words(new DateOnly(year, 1, 1), false));
        Assert.Contains("from 1910 to 2099", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Drawn dates can all be written, reach both centuries, and repeat with the seed.</summary>
    [Fact]
    public void Drawn_dates_can_be_written()
    {
        var dates = SpelledDates.Draw(new Random(1), 500);
        Assert.All(dates, date => Assert.NotEmpty(SpelledDates.Words(date, true)));
        Assert.Contains(dates, date => date.Year < 2000);
        Assert.Contains(dates, date => date.Year >= 2000);
        Assert.Equal(dates, SpelledDates.Draw(new Random(1), 500));
    }
}
