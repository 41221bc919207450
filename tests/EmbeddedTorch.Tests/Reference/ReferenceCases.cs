using static TorchSharp.torch;

namespace TorchSharp.Tests.Reference;

/// <summary>A layer or loss in a dtype, and how it is called with inputs and integers.</summary>
sealed record ReferenceCase(nn.Module? Module, Func<Tensor[], Tensor[], Tensor[]> Run);

/// <summary>The cases of pytorch_layers.py by the first part of their names.</summary>
static partial class ReferenceCases
{
    internal static readonly Dictionary<string, Func<ScalarType, ReferenceCase>> All = [];

    static ReferenceCases()
    {
        AddSimpleLayers();
        AddConvolutions();
        AddPooling();
        AddActivations();
        AddRecurrentLayers();
        AddCells();
        AddClassLosses();
        AddElementLosses();
    }

    static void AddModule(string name, Func<nn.Module<Tensor, Tensor>> make)
        => All.Add(name, type =>
        {
            var module = make();
            module.to(type);
            return new(module, (x, i) => [module.call(x.Concat(i).Single())]);
        });

    static void AddSimpleLayers()
    {
        AddModule("Linear", () => nn.Linear(4, 3));
        AddModule("Linear without bias", () => nn.Linear(4, 3, hasBias: false));
        AddModule("Embedding", () => nn.Embedding(5, 3));
        AddModule("Embedding with padding", () => nn.Embedding(5, 3, padding_idx: 2));
        AddModule("Embedding by frequency", () => nn.Embedding(5, 3, scale_grad_by_freq: true));
        AddModule("LayerNorm", () => nn.LayerNorm(3));
        AddModule("LayerNorm over two dimensions", () => nn.LayerNorm([2, 3], 0.1));
        AddModule("LayerNorm without weights", () => nn.LayerNorm(3, elementwise_affine: false));
        AddModule("Dropout", () => nn.Dropout(0));
        AddModule("Dropout in evaluation", () => InEvaluation(nn.Dropout(0.7)));
    }

    static nn.Module<Tensor, Tensor> InEvaluation(nn.Module<Tensor, Tensor> module)
    {
        module.eval();
        return module;
    }

    static void AddConvolutions()
    {
        AddModule("Conv1d", () => nn.Conv1d(4, 6, 3));
        AddModule("Conv1d, stride and padding", () => nn.Conv1d(4, 6, 3, stride: 2, padding: 1));
        AddModule("Conv1d, dilation", () => nn.Conv1d(4, 6, 3, dilation: 2));
        AddModule("Conv1d, groups", () => nn.Conv1d(4, 6, 3, groups: 2));
        AddModule("Conv1d without bias", () => nn.Conv1d(4, 6, 3, bias: false));
        AddModule("Conv1d, same", () => nn.Conv1d(4, 6, 3, Padding.Same));
        AddModule("Conv1d, all", () => nn.Conv1d(4, 6, 3, stride: 3, padding: 2, dilation: 2, groups: 2));
        AddModule("Conv1d of one place", () => nn.Conv1d(4, 2, 1));
        AddModule("Conv1d, even and same", () => nn.Conv1d(4, 2, 2, Padding.Same));
    }

    static void AddPooling()
    {
        AddModule("MaxPool1d", () => nn.MaxPool1d(2));
        AddModule("MaxPool1d, stride", () => nn.MaxPool1d(3, 1));
        AddModule("MaxPool1d, padding", () => nn.MaxPool1d(3, 2, 1));
        AddModule("MaxPool1d, dilation", () => nn.MaxPool1d(2, dilation: 2));
        AddModule("MaxPool1d, ceiling", () => nn.MaxPool1d(3, 2, ceil_mode: true));
        AddModule("MaxPool1d, ceiling and padding", () => nn.MaxPool1d(2, 3, 1, ceil_mode: true));
        AddModule("AvgPool1d", () => nn.AvgPool1d(2));
        AddModule("AvgPool1d, stride", () => nn.AvgPool1d(3, 1));
        AddModule("AvgPool1d, padding", () => nn.AvgPool1d(3, 2, 1));
        AddModule("AvgPool1d, padding not counted", () => nn.AvgPool1d(3, 2, 1, count_include_pad: false));
        AddModule("AvgPool1d, ceiling", () => nn.AvgPool1d(3, 2, ceil_mode: true));
        AddModule("AvgPool1d, ceiling and padding", () => nn.AvgPool1d(2, 3, 1, ceil_mode: true));
        AddModule("AvgPool1d, ceiling and padding not counted", () => nn.AvgPool1d(4, 3, 1, ceil_mode: true, count_include_pad: false));
    }

    static void AddActivations()
    {
        AddModule("Tanh", () => nn.Tanh());
        AddModule("Sigmoid", () => nn.Sigmoid());
        AddModule("ReLU", () => nn.ReLU());
        AddModule("LeakyReLU", () => nn.LeakyReLU());
        AddModule("LeakyReLU 0.3", () => nn.LeakyReLU(0.3));
        AddModule("ELU", () => nn.ELU());
        AddModule("ELU 0.7", () => nn.ELU(0.7));
        AddModule("SiLU", () => nn.SiLU());
        AddModule("Softplus", () => nn.Softplus());
        AddModule("Softplus 3, 2", () => nn.Softplus(3, 2));
        AddModule("Softmax", () => nn.Softmax(1));
        AddModule("Softmax of columns", () => nn.Softmax(0));
        AddModule("LogSoftmax", () => nn.LogSoftmax(1));
        AddModule("LogSoftmax of columns", () => nn.LogSoftmax(0));
        AddModule("Flatten", () => nn.Flatten());
        AddModule("Identity", nn.Identity);
        AddModule("Sequential", () => nn.Sequential(nn.Tanh(), nn.Softmax(1)));
    }
}
