using System.Collections;
using System.Globalization;
using Workbook.Notebooks.Formatting;

namespace Workbook.Notebooks.Tests.Formatting;

/// <summary>Values as plain text.</summary>
public sealed class PlainTextTests
{
    public static TheoryData<object?, string> Values() => new()
    {
        { null, "<null>" },
        { "as it is", "as it is" },
        { 'c', "c" },
        { true, "True" },
        { 1234.5, "1234.5" },
        { float.NaN, "NaN" },
        { -1e-9, "-1E-09" },
        { DayOfWeek.Friday, "Friday" },
        { new DateTime(2026, 1, 2, 3, 4, 5), "01/02/2026 03:04:05" },
        { new InvalidOperationException("no"), "System.InvalidOperationException: no" },
        { new[] { 1, 2, 3 }, "[ 1, 2, 3 ]" },
        { Array.Empty<int>(), "[ ]" },
        { Enumerable.Range(0, 21).ToArray(), "[ 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19 ... (1 more) ]" },
        { Endless(), "[ 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 ... (more) ]" },
        { new double[,] { { 1, 2 }, { 3, 4.5 } }, "[ [ 1, 2 ], [ 3, 4.5 ] ]" },
        { new List<object?> { "a", null, new[] { 1 } }, "[ a, <null>, [ 1 ] ]" },
        { (1, "b", 2.5), "(1, b, 2.5)" },
        { new Dictionary<string, int[]> { ["x"] = [1], ["y"] = [] }, "{ x: [ 1 ], y: [ ] }" },
        { new Hashtable { [1] = "one" }, "{ 1: one }" },
        { new KeyValuePair<string, int>("k", 1), "[k, 1]" },
        { new { A = 1, B = new[] { 2 } }, "{ A = 1, B = [ 2 ] }" },
        { new Plain { Number = 3, Next = new Plain() }, "Plain { Number = 3, Next = Plain { Number = 0, Next = <null> } }" },
        { new Point(1, 2), "Point { X = 1, Y = 2 }" },
        { new Speaking(), "I speak" },
        { new Dictionary<int, List<string>>().GetType(), "System.Collections.Generic.Dictionary`2[System.Int32,System.Collections.Generic.List`1[System.String]]" },
        { new Action(() => { }), "Action" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void AValueReadsAsALearnerWouldWriteIt(object? value, string expected) => Assert.Equal(expected, PlainText.Of(value));

    [Fact]
    public void TheCultureOfTheMachineDoesNotMatter()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE") { NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = "," } };
            Assert.Equal("[ 1.5, (2.5, x) ]", PlainText.Of(new object[] { 1.5, (2.5, "x") }));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void ACycleEnds()
    {
        var loop = new Plain();
        loop.Next = loop;
        Assert.EndsWith("Next = Plain } } } }", PlainText.Of(loop), StringComparison.Ordinal);
    }

    private static IEnumerable<int> Endless()
    {
        while (true)
        {
            yield return 1;
        }
    }

    public sealed class Plain
    {
        public int Number { get; set; }

        public Plain? Next { get; set; }
    }

    public sealed record Point(int X, int Y);

    public sealed class Speaking : IEnumerable<int>
    {
        public override string ToString() => "I speak";

        public IEnumerator<int> GetEnumerator() => throw new NotSupportedException();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
