using System.Reflection;
using TorchSharp.Tests.Arithmetic;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Autograd;

/// <summary>No public operation is left out of the gradient checks: a new one fails here until it has a case, or is listed as one without a gradient.</summary>
public class CoverageTests
{
    const BindingFlags Own = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>Results that are indices, counts, classes or truth values, or integers by definition.</summary>
    const string NotContinuous = """
        all any argmax argmin argsort bincount bitwise_and bitwise_not bitwise_or bitwise_xor bool byte count_nonzero eq equal floor_divide ge gt int isclose
        isfinite isinf isnan le logical_and logical_not logical_or logical_xor long lt multinomial ne nonzero nonzero_as_list one_hot randint randperm unique
        """;

    /// <summary>New tensors, whose values depend on no tensor.</summary>
    const string Made = """
        arange as_tensor bernoulli empty empty_like eye from_array frombuffer full full_like linspace load Load new_full new_ones new_zeros normal ones
        ones_like rand rand_like randn randn_like tensor ToTensor zeros zeros_like get_rng_state
        """;

    /// <summary>Handles, settings and devices; detach has no gradient on purpose, and float is checked as to_type, for its precision.</summary>
    const string NoOperations = """
        cuda detach DetachFromDisposeScope float MoveToOtherDisposeScope MoveToOuterDisposeScope print with_requires_grad WrappedTensorDisposeScope
        """;

    /// <summary>Changes in place that write random numbers, truth values or nothing.</summary>
    const string ChangesWithoutGradient = """
        bernoulli_ detach_ exponential_ logical_and_ logical_not_ logical_or_ normal_ requires_grad_ set_ uniform_ floor_divide_
        """;

    static string[] Names(string text) => text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    static HashSet<string> Operations() => [.. new[] { typeof(torch), typeof(Tensor), typeof(nn.functional), typeof(TensorExtensionMethods) }
        .SelectMany(type => type.GetMethods(Own))
        .Where(method => !method.IsSpecialName && method.ReturnType.ToString().Contains("+Tensor"))
        .Select(method => method.Name)];

    [Fact]
    public void EveryDifferentiableOperationIsChecked()
    {
        var known = GradientTests.Checked.Select(name => name.Split(' ', ',')[0]).Concat(Names(NotContinuous)).Concat(Names(Made)).Concat(Names(NoOperations));
        Assert.Equal([], Operations().Where(name => !name.EndsWith('_')).Except(known));
    }

    [Fact]
    public void EveryChangeInPlaceIsChecked()
    {
        var known = InPlaceTests.Checked.Select(name => name.Split(' ')[0] + "_").Concat(Names(ChangesWithoutGradient));
        Assert.Equal([], Operations().Where(name => name.EndsWith('_')).Except(known));
    }

    /// <summary>What is listed as having no gradient is an operation, and has no case.</summary>
    [Fact]
    public void ListsAreUpToDate()
    {
        string[] listed = [.. Names(NotContinuous), .. Names(Made), .. Names(NoOperations), .. Names(ChangesWithoutGradient)];
        Assert.Equal([], listed.Except(Operations()));
        Assert.Equal([], listed.Intersect(GradientTests.Checked.Select(name => name.Split(' ', ',')[0])));
    }

    /// <summary>Integers and truth values are outside of every graph.</summary>
    [Fact]
    public void WhatIsNotContinuousRequiresNoGradient()
    {
        var x = tensor(new[,] { { 1.0, 2, 3 }, { 0, 1, 2 } }).requires_grad_();
        Tensor[] results = [x.argmax(), x.argmin(1), x.argsort(), x.eq(1), x.isnan(), x.max(1).indexes, x.sort().Indices, x.topk(1).indexes, x.@long(), x.@bool(), x.nonzero(), x.unique().output.@int(), x.softmax(1).multinomial(1), x.round().@byte()];
        Assert.All(results, result => Assert.False(result.requires_grad));
    }
}
