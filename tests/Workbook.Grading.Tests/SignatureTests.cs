using Workbook.Grading.Checking;

namespace Workbook.Grading.Tests;

/// <summary>Signatures in messages read as a learner would write them.</summary>
public sealed class SignatureTests
{
    private static (int a, int b, int c, int d, int e, int f, int g, double h) Eight() => default;

    private static (int, int, int, int, int, int, int, int, bool) Nine() => default;

    /// <summary>A tuple of eight items is written flat, although the runtime nests it.</summary>
    [Fact]
    public void Tuple_of_eight_named_items_is_flat() =>
        Assert.Equal("(int a, int b, int c, int d, int e, int f, int g, double h) Eight()", Written(Eight));

    /// <summary>So is a longer one without names.</summary>
    [Fact]
    public void Tuple_of_nine_items_is_flat() =>
        Assert.Equal("(int, int, int, int, int, int, int, int, bool) Nine()", Written(Nine));

    private static string Written(Delegate function) => Signature.Write(function.Method, function.Method.Name);
}
