using System.Runtime.InteropServices;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests.BadInput;

/// <summary>Bad input of every kind gives an exception that names the operation and what does not fit: one row each.</summary>
public partial class BadInputTests
{
    static readonly Dictionary<string, (Func<object?> Call, string[] Words)> Cases = [];

    static BadInputTests()
    {
        AddProducts();
        AddShapes();
        AddIndices();
        AddReductions();
        AddDrawing();
        AddTypes();
        AddDevices();
        AddGraphs();
        AddLayers();
        AddRecurrentLayers();
        AddLosses();
        AddTraining();
    }

    public static TheoryData<string> Names => [.. Cases.Keys];

    /// <summary>The exception is one that TorchSharp's users catch, and its message has all the words.</summary>
    [Theory, MemberData(nameof(Names))]
    public void IsNamed(string name)
    {
        var (call, words) = Cases[name];
        var error = Record.Exception(() => { call(); });
        Assert.True(error is not null, $"{name}: nothing was thrown");
        Assert.True(error is ExternalException or ArgumentException or InvalidOperationException or NotSupportedException, $"{name}: {error}");
        foreach (var word in words) Assert.Contains(word, error!.Message, StringComparison.Ordinal);
    }

    /// <summary>Every public layer, loss and optimizer is in the table.</summary>
    [Fact]
    public void EveryModuleIsInTheTable()
    {
        string[] acceptAll = ["Identity", "Sequential", "ModuleDict`1", "ModuleList`1", "ParameterList", "Tanh", "Sigmoid", "ELU", "LeakyReLU", "SiLU", "Softplus"];
        var types = typeof(torch).Assembly.GetTypes()
            .Where(type => type is { IsPublic: true, IsAbstract: false, Namespace: "TorchSharp.Modules" } && (type.IsSubclassOf(typeof(nn.Module)) || type.IsSubclassOf(typeof(optim.Optimizer))))
            .Select(type => type.Name).Except(acceptAll);
        Assert.Equal([], types.Except(Cases.Keys.Select(name => name.Split(':')[0])));
    }

    static void Bad(string name, Func<object?> call, params string[] words) => Cases.Add(name, (call, words));

    static Tensor F => zeros(2, 3);

    static Tensor D => zeros(2, 3, float64);

    static Tensor L => zeros(2, 3, int64);

    static Tensor B => zeros(2, 3, dtype: @bool);

    static Tensor Classes(params long[] classes) => tensor(classes);

    static Parameter Weight => nn.Parameter(ones(2));
}
