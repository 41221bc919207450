using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Modules;

public class ModuleTests
{
    sealed class Model : nn.Module<Tensor, Tensor>
    {
        readonly Linear hidden = nn.Linear(3, 4);
        readonly ModuleList<Linear> tail = nn.ModuleList(nn.Linear(4, 4), nn.Linear(4, 2));
        readonly Parameter scale = nn.Parameter(ones(2));
        readonly Tensor offset = zeros(2);
        internal readonly Dropout dropout = nn.Dropout(0.5);

        internal Model() : base("model") => RegisterComponents();

        public override Tensor forward(Tensor x)
        {
            x = dropout.call(hidden.call(x).tanh());
            foreach (var layer in tail) x = layer.call(x);
            return x * scale + offset;
        }
    }

    /// <summary>Fields are registered under their names, parameters of the module itself first.</summary>
    [Fact]
    public void FieldsBecomeComponents()
    {
        var model = new Model();
        Assert.Equal(["scale", "hidden.weight", "hidden.bias", "tail.0.weight", "tail.0.bias", "tail.1.weight", "tail.1.bias"], model.named_parameters().Select(p => p.name));
        Assert.Equal(["hidden", "tail", "dropout"], model.named_children().Select(c => c.name));
        Assert.Equal(["hidden", "tail", "dropout", "tail.0", "tail.1"], model.named_modules().Select(m => m.name));
        Assert.Equal(["offset"], model.named_buffers().Select(b => b.name));
        Assert.Same(model.get_parameter("tail.1.bias"), model.parameters().Last());
        Assert.True(model.has_buffer("offset"));
        Assert.False(model.has_parameter("tail.2.bias"));
    }

    /// <summary>Training mode reaches every module inside.</summary>
    [Fact]
    public void ModesReachChildren()
    {
        var model = new Model();
        model.eval();
        Assert.False(model.dropout.training);
        model.train();
        Assert.True(model.dropout.training);
        var names = new List<string>();
        model.apply(m => names.Add(m.GetName()));
        Assert.Equal("model", names[^1]);
        Assert.Equal(6, names.Count);
    }

    /// <summary>A model's parameters survive the dispose scope in which it was made, its results do not.</summary>
    [Fact]
    public void ParametersSurviveScopes()
    {
        Model model;
        Tensor result;
        using (NewDisposeScope())
        {
            model = new Model();
            result = model.call(zeros(1, 3));
        }
        Assert.True(result.IsInvalid);
        Assert.Equal([1, 2], model.call(zeros(1, 3)).shape);
        model.Dispose();
        Assert.True(model.parameters().All(p => p.IsInvalid));
    }

    /// <summary>A bare parameter is disposed by its scope, and takes its tensor over.</summary>
    [Fact]
    public void BareParametersDieWithTheirScope()
    {
        using var scope = NewDisposeScope();
        var data = ones(2);
        var parameter = new Parameter(data);
        Assert.True(data.IsInvalid);
        Assert.True(parameter.requires_grad);
        scope.DisposeEverything();
        Assert.True(parameter.IsInvalid);
    }

    /// <summary>State goes from one model to another by name; what is missing or unexpected is told.</summary>
    [Fact]
    public void StateIsCopiedByName()
    {
        var (a, b) = (new Model(), new Model());
        a.eval();
        b.eval();
        var (missing, unexpected) = b.load_state_dict(a.state_dict());
        Assert.Empty(missing);
        Assert.Empty(unexpected);
        Numbers.Same(a.call(ones(2, 3)), b.call(ones(2, 3)));
        var part = a.state_dict();
        part.Remove("scale");
        part.Add("other", zeros(1));
        var message = Assert.Throws<InvalidOperationException>(() => b.load_state_dict(part)).Message;
        Assert.Contains("missing [scale]", message);
        Assert.Contains("unexpected [other]", message);
        (missing, unexpected) = b.load_state_dict(part, strict: false);
        Assert.Equal(["scale"], missing);
        Assert.Equal(["other"], unexpected);
        part["scale"] = zeros(3);
        Assert.Contains("'scale' has shape [2] in the module, [3]", Assert.Throws<ArgumentException>(() => b.load_state_dict(part, strict: false)).Message);
    }

    /// <summary>A saved model, loaded into another, computes the same; names that do not fit are told.</summary>
    [Fact]
    public void FilesKeepTheState()
    {
        var (a, b) = (new Model(), new Model());
        a.eval();
        b.eval();
        using var stream = new MemoryStream();
        a.save(new BinaryWriter(stream));
        stream.Position = 0;
        var read = new Dictionary<string, bool>();
        b.load(new BinaryReader(stream), skip: ["offset"], loadedParameters: read);
        Numbers.Same(a.call(ones(2, 3)), b.call(ones(2, 3)));
        Assert.True(read["scale"]);
        Assert.False(read["offset"]);
        stream.Position = 0;
        Assert.Contains("'scale'", Assert.Throws<ArgumentException>(() => nn.Linear(3, 4).load(new BinaryReader(stream))).Message);
    }

    /// <summary>Conversion keeps the parameter objects, so that optimizers made before still hold them.</summary>
    [Fact]
    public void ConversionKeepsParameters()
    {
        var model = new Model();
        var first = model.parameters().First();
        model.eval();
        Assert.Equal(float64, model.to(float64).call(zeros(1, 3, float64)).dtype);
        Assert.Same(first, model.parameters().First());
        Assert.Equal(float64, first.dtype);
        model.call(ones(1, 3, float64)).sum().backward();
        Assert.Equal(float64, first.grad!.dtype);
        Assert.Throws<ArgumentException>(() => model.to(int64));
    }

    /// <summary>Gradients are zeroed or removed.</summary>
    [Fact]
    public void GradientsAreCleared()
    {
        var layer = nn.Linear(2, 1);
        layer.call(ones(1, 2)).sum().backward();
        layer.zero_grad(set_to_none: false);
        Numbers.Equal(layer.weight!.grad!, [1, 2], 0, 0);
        layer.zero_grad();
        Assert.Null(layer.weight!.grad);
    }

    /// <summary>Hooks see and replace inputs and results until they are removed.</summary>
    [Fact]
    public void HooksReplaceInputsAndResults()
    {
        var module = nn.Identity();
        var before = module.register_forward_pre_hook((_, x) => x + 1);
        var after = module.register_forward_hook((_, x, y) => x * 10 + y);
        Numbers.Equal(module.call(ones(1)), [1], 22);
        before.remove();
        Numbers.Equal(module.call(ones(1)), [1], 11);
        after.remove();
        Numbers.Equal(module.call(ones(1)), [1], 1);
    }

    /// <summary>A replaced layer parameter is the one that computes and is registered.</summary>
    [Fact]
    public void ParametersCanBeReplaced()
    {
        var layer = nn.Linear(2, 1);
        layer.weight = nn.Parameter(tensor(new[,] { { 1f, 2f } }));
        layer.bias = null;
        Numbers.Equal(layer.call(ones(1, 2)), [1, 1], 3);
        Assert.Equal(["weight"], layer.named_parameters().Select(p => p.name));
    }

    /// <summary>Names must be new, not empty, and without dots.</summary>
    [Fact]
    public void NamesAreChecked()
    {
        var module = nn.Sequential();
        module.register_module("a", nn.Identity());
        Assert.Contains("'a'", Assert.Throws<ArgumentException>(() => module.register_module("a", nn.Identity())).Message);
        Assert.Throws<ArgumentException>(() => module.register_module("a.b", nn.Identity()));
        Assert.Throws<ArgumentException>(() => module.register_module("", nn.Identity()));
        Assert.Throws<InvalidOperationException>(() => nn.Tanh().register_module("a", nn.Identity()));
    }

    /// <summary>A dictionary of modules keeps the order of its keys.</summary>
    [Fact]
    public void DictionariesKeepOrder()
    {
        var modules = nn.ModuleDict<nn.Module>(("z", nn.Linear(1, 1)), ("a", nn.Tanh()));
        Assert.Equal(["z", "a"], modules.keys());
        Assert.Equal(["z.weight", "z.bias"], modules.named_parameters().Select(p => p.name));
        Assert.True(modules.Remove("z"));
        Assert.Equal("a", modules[0].Item1);
        Assert.False(modules.TryGetValue("z", out _));
    }

    /// <summary>Lists renumber what they hold.</summary>
    [Fact]
    public void ListsRenumber()
    {
        var list = nn.ModuleList(nn.Linear(1, 1), nn.Linear(2, 2));
        list.RemoveAt(0);
        Assert.Equal([2, 2], list.named_parameters().First(p => p.name == "0.weight").parameter.shape);
        var parameters = nn.ParameterList(nn.Parameter(zeros(1)), nn.Parameter(zeros(2)));
        parameters.Insert(0, nn.Parameter(zeros(3)));
        Assert.Equal(["0", "1", "2"], parameters.named_parameters().Select(p => p.name));
        Assert.Equal([3], parameters[0].shape);
    }
}
