using TorchSharp;
using static TorchSharp.torch;

namespace Workbook.Grading.Checking;

/// <summary>A model that an answer has built, observed without regard to what its layers are called.</summary>
internal sealed class BuiltModel : IDisposable
{
    private readonly nn.Module<Tensor, Tensor>? model;
    private readonly Outcome built;
    private readonly Tensor[] started = [];

    /// <summary>
    /// Lets the answer build its model; the engine's random state is afterwards as before. All parameters of a shape are
    /// then filled with the same drawn values, so that two models of the same layers answer alike.
    /// </summary>
    /// <param name="answer">Returns a module from a tensor to a tensor.</param>
    /// <param name="seed">Decides the start values and the values filled in.</param>
    /// <param name="arguments">Of the answer.</param>
    public BuiltModel(Delegate answer, int seed, params object?[] arguments)
    {
        using (new BorrowedRandomState(seed)) built = Invocation.Call(answer, arguments);
        model = built.Value as nn.Module<Tensor, Tensor>;
        if (model is null) return;
        started = [.. model.parameters().Select(parameter => parameter.detach().clone())];
        Fill(model, seed);
    }

    /// <summary>The model itself; null without one.</summary>
    public nn.Module<Tensor, Tensor>? Module => model;

    /// <summary>What the building threw, or null.</summary>
    public Exception? Thrown => built.Thrown;

    /// <summary>How many numbers can be learned; null without a model.</summary>
    public long? ParameterCount => model?.parameters().Sum(parameter => parameter.numel());

    /// <summary>The shapes of the parameters in alphabetical order; null without a model.</summary>
    public string? Shapes => model is null ? null : string.Join(" ", model.parameters().Select(parameter => $"({string.Join(", ", parameter.shape)})").Order(StringComparer.Ordinal));

    /// <summary>Whether a parameter held exactly these values when the answer handed the model over.</summary>
    public bool StartedFrom(Tensor values) => started.Any(parameter => parameter.shape.SequenceEqual(values.shape) && parameter.equal(values).all().item<bool>());

    /// <summary>What the model makes of an input, or what the building or the reading threw.</summary>
    public Outcome Read(Tensor x) => model is null ? built : Invocation.Call(new Func<Tensor, Tensor>(model.call), [x]);

    /// <summary>Which parameters a gradient of the summed outputs reaches, as a sentence; or what the building or the reading threw.</summary>
    public Outcome Learners(Tensor x) => model is null ? built : Invocation.Call(new Func<string>(() => Learners(model, x)), []);

    public void Dispose() => model?.Dispose();

    /// <summary>Leaves in the parameters the gradients of the summed outputs, and no others.</summary>
    public static void Backward(nn.Module<Tensor, Tensor> model, Tensor x)
    {
        using var withGradient = enable_grad();
        model.zero_grad();
        model.call(x).sum().backward();
    }

    private static string Learners(nn.Module<Tensor, Tensor> model, Tensor x)
    {
        Backward(model, x);
        string[] left = [.. model.parameters().Where(parameter => parameter.grad is null || parameter.grad.abs().sum().item<float>() == 0)
            .Select(parameter => $"({string.Join(", ", parameter.shape)})").Order(StringComparer.Ordinal)];
        return left.Length == 0 ? "a gradient reaches every parameter" : $"no gradient reaches the parameters of the shapes {string.Join(", ", left)}";
    }

    private static void Fill(nn.Module<Tensor, Tensor> model, int seed)
    {
        using var withoutGradient = no_grad();
        foreach (var parameter in model.parameters())
            parameter.copy_(Specification.Draw.Tensor(new Random(unchecked(seed + (int)parameter.shape.Aggregate(17L, (hash, size) => hash * 31 + size)) & int.MaxValue), float32, 0.6, parameter.shape));
    }
}
