using System.Reflection;
using static TorchSharp.torch;

namespace Conformance.Tests;

/// <summary>Every case has PyTorch's dtype, shape and values, whichever engine this was built against.</summary>
public sealed class ConformanceTests
{
    private static readonly Dictionary<string, Case> Cases = typeof(Case).Assembly.GetTypes()
        .Where(type => type.Namespace == "Conformance.Tests.Cases")
        .SelectMany(type => type.GetProperties(BindingFlags.Static | BindingFlags.Public))
        .Where(property => property.PropertyType == typeof(Case[]))
        .SelectMany(property => (Case[])property.GetValue(null)!)
        .ToDictionary(given => given.Python);

    public static TheoryData<string> Expressions() => [.. Cases.Keys];

    [Theory, MemberData(nameof(Expressions))]
    public void Value_is_that_of_PyTorch(string python)
    {
        using var scope = NewDisposeScope();
        var expected = Expected.All[python];
        var actual = Cases[python].CSharp(new Inputs()).detach();
        Assert.Equal(expected.Dtype, actual.dtype.ToString().ToLowerInvariant());
        Assert.Equal(expected.Shape, actual.shape);
        var values = actual.to_type(float64).contiguous().data<double>().ToArray();
        double tolerance = actual.dtype == float32 ? 3e-7 : 1e-12;
        for (int i = 0; i < values.Length; i++)
            Assert.True(Close(expected.Values[i], values[i], tolerance), $"{python}: element {i} is {values[i]:R}, PyTorch has {expected.Values[i]:R}");
    }

    /// <summary>No answer of PyTorch is left over, none is missing: the file belongs to these cases.</summary>
    [Fact]
    public void Expected_values_and_cases_match() => Assert.Equal(Expected.All.Keys.Order(), Cases.Keys.Order());

    private static bool Close(double expected, double actual, double tolerance) =>
        expected.Equals(actual) || Math.Abs(expected - actual) <= tolerance * (1 + Math.Abs(expected));
}
