using System.Runtime.InteropServices;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Optimizers;

/// <summary>The model is that of pytorch_optimizers.py.</summary>
public class OptimizerTests
{
    static readonly Dictionary<string, Func<Parameter[], optim.Optimizer>> Makers = new()
    {
        ["SGD"] = p => optim.SGD(p, 0.1),
        ["SGD, weight decay, maximize"] = p => optim.SGD(p, 0.01, weight_decay: 0.1, maximize: true),
        ["SGD, momentum"] = p => optim.SGD(p, 0.1, momentum: 0.9),
        ["SGD, momentum, dampening"] = p => optim.SGD(p, 0.1, momentum: 0.8, dampening: 0.3, weight_decay: 0.02),
        ["SGD, Nesterov"] = p => optim.SGD(p, 0.1, momentum: 0.9, nesterov: true, weight_decay: 0.05),
        ["Adam"] = p => optim.Adam(p, 0.05),
        ["Adam, weight decay"] = p => optim.Adam(p, 0.05, 0.8, 0.95, 1e-3, 0.1),
        ["Adam, AMSGrad"] = p => optim.Adam(p, 0.2, 0.9, 0.6, amsgrad: true),
        ["Adam, maximize"] = p => optim.Adam(p, 0.01, maximize: true),
        ["AdamW"] = p => optim.AdamW(p, 0.05, weight_decay: 0.2),
        ["AdamW, AMSGrad"] = p => optim.AdamW(p, 0.2, 0.9, 0.6, weight_decay: 0.1, amsgrad: true),
        ["RMSProp"] = p => optim.RMSProp(p, 0.02),
        ["RMSProp, momentum"] = p => optim.RMSProp(p, 0.01, 0.9, momentum: 0.7, weight_decay: 0.1),
        ["RMSProp, centered"] = p => optim.RMSProp(p, 0.01, 0.95, 1e-4, centered: true),
        ["RMSProp, centered, momentum"] = p => optim.RMSProp(p, 0.01, 0.95, 1e-2, centered: true, momentum: 0.5),
        ["Adagrad"] = p => optim.Adagrad(p, 0.1),
        ["Adagrad, all options"] = p => optim.Adagrad(p, 0.2, 0.1, 0.05, 0.3, 1e-3),
    };

    public static TheoryData<string> Names => [.. Makers.Keys];

    sealed class Model(ScalarType type, bool transposed = false)
    {
        readonly Tensor x = arange(20, dtype: float64).reshape(4, 5).cos().to_type(type);
        readonly Tensor y = arange(8, dtype: float64).reshape(4, 2).mul(0.7).sin().to_type(type);

        internal Parameter W { get; } = new(Weights(type, transposed));

        internal Parameter B { get; } = new(tensor(new[] { 0.5, -0.25 }).to_type(type));

        internal Parameter[] Parameters => [W, B];

        static Tensor Weights(ScalarType type, bool transposed)
        {
            var weights = arange(10, dtype: float64).reshape(2, 5).sin().to_type(type);
            return transposed ? weights.t().contiguous().t() : weights;
        }

        internal Tensor Loss() => (x.mm(W.t()).add(B).tanh() - y).square().mean();

        internal double Step(optim.Optimizer optimizer)
        {
            optimizer.zero_grad();
            var loss = Loss();
            loss.backward();
            optimizer.step();
            return loss.ToDouble();
        }

        internal double[] Values() => [.. Numbers.Of(W), .. Numbers.Of(B)];
    }

    static double[] Train(Model model, optim.Optimizer optimizer)
    {
        var losses = Enumerable.Range(0, 20).Select(_ => model.Step(optimizer)).ToArray();
        return [losses[1], losses[2], losses[19], .. model.Values()];
    }

    /// <summary>Twenty steps of each optimizer give PyTorch's losses and weights.</summary>
    [Theory, MemberData(nameof(Names))]
    public void StepsArePyTorchs(string name)
    {
        var model = new Model(float64);
        Close(PyTorchSteps.Of[name], Train(model, Makers[name](model.Parameters)), 1e-10);
    }

    /// <summary>So they do in single precision, for a weight that is not contiguous in memory.</summary>
    [Theory, MemberData(nameof(Names))]
    public void StepsOfViewsInSinglePrecisionArePyTorchs(string name)
    {
        var model = new Model(float32, transposed: true);
        Assert.False(model.W.is_contiguous());
        Close(PyTorchSteps.Of[name], Train(model, Makers[name](model.Parameters)), 1e-3);
    }

    static void Close(double[] expected, double[] actual, double tolerance)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(actual[i] - expected[i]) <= tolerance, FormattableString.Invariant($"number {i}: got {actual[i]:R}, expected {expected[i]:R}"));
        }
        Assert.Equal(expected.Length, actual.Length);
    }

    /// <summary>State and options, saved in the middle and read by an optimizer of other options, go on with the same steps.</summary>
    [Theory, MemberData(nameof(Names))]
    public void StateSurvivesAFile(string name)
    {
        var (model, copy) = (new Model(float64), new Model(float64));
        var (optimizer, other) = ((OptimizerHelper)Makers[name](model.Parameters), (OptimizerHelper)Makers[name](copy.Parameters));
        for (var i = 0; i < 7; i++) model.Step(optimizer);
        foreach (var group in other.ParamGroups) group.LearningRate = 123;
        using var stream = new MemoryStream();
        optimizer.save_state_dict(new BinaryWriter(stream));
        stream.Position = 0;
        other.load_state_dict(new BinaryReader(stream));
        Assert.Equal(stream.Length, stream.Position);
        Assert.True(optimizer.state_dict().State.Zip(other.state_dict().State).All(pair => pair.First.ApproximatelyEquals(pair.Second)));
        Follow(model, optimizer, copy, other);
    }

    /// <summary>So does a copied state, which is then independent.</summary>
    [Theory, MemberData(nameof(Names))]
    public void StateIsCopied(string name)
    {
        var (model, copy) = (new Model(float64), new Model(float64));
        var (optimizer, other) = ((OptimizerHelper)Makers[name](model.Parameters), (OptimizerHelper)Makers[name](copy.Parameters));
        for (var i = 0; i < 7; i++) model.Step(optimizer);
        other.load_state_dict(optimizer.state_dict());
        Follow(model, optimizer, copy, other);
    }

    static void Follow(Model model, optim.Optimizer optimizer, Model copy, optim.Optimizer other)
    {
        using (no_grad())
        {
            foreach (var (to, from) in copy.Parameters.Zip(model.Parameters)) to.copy_(from);
        }
        for (var i = 0; i < 3; i++) Assert.Equal(model.Step(optimizer), copy.Step(other));
    }

    /// <summary>A file that ends too early, wherever, leaves options and state as they were.</summary>
    [Fact]
    public void ADamagedFileChangesNothing()
    {
        static byte[] Saved(optim.Optimizer optimizer)
        {
            using var stream = new MemoryStream();
            ((OptimizerHelper)optimizer).save_state_dict(new BinaryWriter(stream));
            return stream.ToArray();
        }
        var (model, other) = (new Model(float64), new Model(float64));
        var (source, target) = (optim.Adam(model.Parameters, 0.3), optim.Adam(other.Parameters));
        model.Step(source);
        for (var i = 0; i < 2; i++) other.Step(target);
        var (file, before) = (Saved(source), Saved(target));
        for (var length = 0; length < file.Length; length += 5)
        {
            Assert.Throws<InvalidDataException>(() => target.load_state_dict(new BinaryReader(new MemoryStream(file[..length]))));
            Assert.Equal(before, Saved(target));
        }
        var smaller = optim.Adam([other.B, other.W]);
        other.Step(smaller);
        var foreign = Saved(smaller);
        Assert.Throws<ArgumentException>(() => smaller.load_state_dict(target.state_dict()));
        Assert.Equal(foreign, Saved(smaller));
    }

    /// <summary>A file of another optimizer or of another model is refused.</summary>
    [Fact]
    public void ForeignStateIsRefused()
    {
        var model = new Model(float64);
        var adam = optim.Adam(model.Parameters);
        model.Step(adam);
        using var stream = new MemoryStream();
        adam.save_state_dict(new BinaryWriter(stream));
        stream.Position = 0;
        Assert.Contains("of Adam, this is AdamW", Assert.Throws<InvalidDataException>(() => optim.AdamW(model.Parameters).load_state_dict(new BinaryReader(stream))).Message);
        stream.Position = 0;
        Assert.Contains("2 parameters", Assert.Throws<ArgumentException>(() => optim.Adam([model.W]).load_state_dict(new BinaryReader(stream))).Message);
        Assert.Contains("[2, 5] does not fit a parameter of shape [2]", Assert.Throws<ArgumentException>(() => optim.Adam([model.B, model.W]).load_state_dict(adam.state_dict())).Message);
        Assert.Contains("do not fit", Assert.Throws<ArgumentException>(() => optim.AdamW(model.Parameters).load_state_dict(adam.state_dict())).Message);
    }

    /// <summary>Groups learn with their own options, and the optimizer's where they set none.</summary>
    [Fact]
    public void GroupsHaveTheirOwnOptions()
    {
        var (a, b) = (new Parameter(ones(3)), new Parameter(ones(3)));
        var optimizer = optim.SGD([new SGD.ParamGroup([a], new SGD.Options { weight_decay = 0.5 }), new SGD.ParamGroup([b], lr: 1)], 0.1);
        (a + b).sum().backward();
        optimizer.step();
        Numbers.Close(a, [3], 1e-7, 0.85, 0.85, 0.85);
        Numbers.Close(b, [3], 1e-7, 0, 0, 0);
        Assert.Equal([0.1, 1], optimizer.ParamGroups.Select(group => group.InitialLearningRate));
        Assert.Equal([a, b], optimizer.parameters());
        optimizer.Momentum = 0.5;
        Assert.All(optimizer.ParamGroups, group => Assert.Equal(0.5, ((optim.IMomentum)group).Momentum));
        Assert.Contains("another group", Assert.Throws<ArgumentException>(() => optimizer.add_param_group(new SGD.ParamGroup([a]))).Message);
        Assert.Contains("Adam+Options", Assert.Throws<ArgumentException>(() => optimizer.add_param_group(new Adam.ParamGroup([new Parameter(ones(1))]))).Message);
    }

    /// <summary>Adam's decay rates are those of all groups.</summary>
    [Fact]
    public void BetasCanBeSet()
    {
        var optimizer = optim.Adam([("w", new Parameter(ones(3)))]);
        Assert.Equal((0.9, 0.999), optimizer.Betas);
        optimizer.Betas = (0.5, 0.6);
        Assert.Equal((0.5, 0.6), ((optim.IBetas)optimizer.ParamGroups.Single()).Betas);
    }

    /// <summary>A parameter without a gradient stays; gradients are zeroed, not removed.</summary>
    [Fact]
    public void OnlyParametersWithGradientsMove()
    {
        var model = new Model(float32);
        var idle = new Parameter(ones(2));
        var optimizer = optim.AdamW([model.W, idle], weight_decay: 0.1);
        model.Step(optimizer);
        Numbers.Equal(idle, [2], 1, 1);
        optimizer.zero_grad();
        Numbers.Equal(model.W.grad!, [2, 5], new double[10]);
        Assert.Null(idle.grad);
    }

    /// <summary>A closure computes the loss with gradients, even inside no_grad, and its loss comes back.</summary>
    [Fact]
    public void ClosuresComputeTheLoss()
    {
        var model = new Model(float64);
        var optimizer = optim.SGD(model.Parameters, 0.1);
        using var mode = no_grad();
        var loss = optimizer.step(() =>
        {
            var loss = model.Loss();
            loss.backward();
            return loss;
        });
        Assert.Equal(PyTorchSteps.Of["SGD"][0], model.Loss().ToDouble(), 1e-12);
        Assert.Equal(new Model(float64).Loss().ToDouble(), loss!.ToDouble());
    }

    /// <summary>A model converted to another dtype after some steps learns on.</summary>
    [Fact]
    public void DtypeMayChange()
    {
        var layer = nn.Linear(3, 2);
        var optimizer = optim.Adam(layer.parameters());
        layer.call(ones(1, 3)).sum().backward();
        optimizer.step();
        layer.to(float64);
        optimizer.step();
        Assert.Equal(float64, layer.weight!.dtype);
        Assert.Equal(2, optimizer.state_dict().State.Count);
    }

    /// <summary>A step changes the parameter in place: a value saved for a gradient before is refused afterwards.</summary>
    [Fact]
    public void StepsCountAsChanges()
    {
        var w = new Parameter(ones(2));
        var square = w.square().sum();
        w.grad = ones(2);
        optim.SGD([w], 0.1).step();
        Assert.Throws<ExternalException>(square.backward);
    }

    /// <summary>The state survives the dispose scope of a step, and steps allocate no memory.</summary>
    [Theory, MemberData(nameof(Names))]
    public void StepsAllocateNothing(string name)
    {
        var model = new Model(float32);
        var optimizer = Makers[name](model.Parameters);
        using (NewDisposeScope()) model.Step(optimizer);
        model.Step(optimizer);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++) optimizer.step();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>Options out of range are named.</summary>
    [Fact]
    public void OptionsAreChecked()
    {
        var w = new Parameter(ones(2));
        Assert.Equal("Adam: beta1 1 is out of range", Assert.Throws<ArgumentException>(() => optim.Adam([w], beta1: 1)).Message);
        Assert.Equal("SGD: learning rate -1 is out of range", Assert.Throws<ArgumentException>(() => optim.SGD([w], -1)).Message);
        Assert.Contains("Nesterov", Assert.Throws<ArgumentException>(() => optim.SGD([w], 1, nesterov: true)).Message);
        Assert.Contains("weight_decay", Assert.Throws<ArgumentException>(() => optim.RMSProp([new RMSProp.ParamGroup([w], weight_decay: -1)])).Message);
    }
}
