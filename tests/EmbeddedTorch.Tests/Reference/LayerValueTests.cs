using static TorchSharp.torch;

namespace TorchSharp.Tests.Reference;

/// <summary>
/// Every layer and loss computes PyTorch's results and gradients, of its inputs and of its parameters: to 1e-10 in float64, to
/// 1e-5 in float32. The cases and numbers in PyTorchLayers.txt are those that pytorch_layers.py prints.
/// </summary>
public class LayerValueTests
{
    public static TheoryData<string> Cases => [.. ReferenceCases.All.Keys];

    [Theory, MemberData(nameof(Cases))]
    public void AgreesInFloat64(string name) => Check(name, float64, 1e-10);

    [Theory, MemberData(nameof(Cases))]
    public void AgreesInFloat32(string name) => Check(name, float32, 1e-5);

    /// <summary>No case is printed in vain.</summary>
    [Fact]
    public void EveryCaseIsCompared()
        => Assert.Equal(ReferenceCases.All.Keys.Order(), ReferenceValues.All.Keys.Select(name => name.Split('|')[0]).Distinct().Order());

    /// <summary>Every public layer and loss has a case, in this table or, for the containers and seeds, in a test of its own.</summary>
    [Fact]
    public void EveryModuleHasACase()
    {
        string[] containers = ["ModuleDict`1", "ModuleList`1", "ParameterList", "Sequential"];
        var modules = typeof(torch).Assembly.GetTypes()
            .Where(type => type is { IsPublic: true, IsAbstract: false, Namespace: "TorchSharp.Modules" } && type.IsSubclassOf(typeof(nn.Module)))
            .Select(type => type.Name).Except(containers);
        Assert.Equal([], modules.Except(ReferenceCases.All.Keys.Select(name => name.Split(' ', ',')[0])));
    }

    static void Check(string name, ScalarType type, double tolerance)
    {
        foreach (var (key, expected) in ReferenceValues.All.Where(entry => entry.Key.Split('|')[0] == name))
        {
            var (module, run) = ReferenceCases.All[name](type);
            Fill(module, type);
            var inputs = expected.Inputs(type);
            var results = run(inputs, expected.Integers());
            Loss(results).backward();
            for (var k = 0; k < results.Length; k++) Close(key, expected, $"y{k}", results[k], type, tolerance);
            for (var k = 0; k < inputs.Length; k++) Close(key, expected, $"dx{k}", inputs[k].grad, type, tolerance);
            foreach (var (parameter, value) in module?.named_parameters() ?? []) Close(key, expected, "dp " + parameter, value.grad, type, tolerance);
        }
    }

    static void Fill(nn.Module? module, ScalarType type)
    {
        using var mode = no_grad();
        foreach (var (parameter, k) in (module?.parameters() ?? []).Select((p, k) => (p, k)))
        {
            parameter.copy_(ReferenceValues.Fill(parameter.shape, k + 11).mul(0.5).to_type(type));
        }
    }

    static Tensor Loss(Tensor[] results)
        => results.Select((y, k) => y.mul(ReferenceValues.Fill(y.shape, k + 21).to_type(y.dtype)).sum()).Aggregate((a, b) => a + b);

    static void Close(string key, ReferenceValues expected, string name, Tensor? actual, ScalarType type, double tolerance)
    {
        var (shape, values) = expected[name];
        Assert.True(actual is not null, $"{key}: there is no {name}");
        Assert.True(actual!.dtype == type, $"{key}: {name} is {actual.dtype}");
        Assert.True(actual.shape.SequenceEqual(shape), $"{key}: {name} has shape [{string.Join(", ", actual.shape)}], PyTorch's [{string.Join(", ", shape)}]");
        var numbers = Numbers.Of(actual);
        for (var i = 0; i < values.Length; i++)
        {
            var close = Math.Abs(numbers[i] - values[i]) <= tolerance * Math.Max(1, Math.Abs(values[i]));
            Assert.True(close, FormattableString.Invariant($"{key}: {name} has {numbers[i]:R} at {i}, PyTorch {values[i]:R}"));
        }
    }
}
