using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Workbook.Networks;

/// <summary>Watches an example go through a model and notes the shape of every layer's output.</summary>
internal static class LayerShapes
{
    public static IReadOnlyDictionary<nn.Module, string> Seen(nn.Module<Tensor, Tensor> model, IEnumerable<nn.Module> layers, Tensor example)
    {
        var shapes = new Dictionary<nn.Module, string>();
        var unhook = layers.Select(layer => Watch(layer, shapes)).ToList();
        bool wasTraining = model.training;
        model.eval();
        try
        {
            using var scope = NewDisposeScope();
            using var withoutGradient = no_grad();
            model.call(example);
        }
        finally
        {
            model.train(wasTraining);
            foreach (var remove in unhook) remove();
        }
        return shapes;
    }

    /// <summary>Watches one layer, if its type says what it returns.</summary>
    /// <returns>What stops the watching.</returns>
    private static Action Watch(nn.Module layer, Dictionary<nn.Module, string> shapes)
    {
        switch (layer)
        {
            case nn.Module<Tensor, Tensor> plain:
                return plain.register_forward_hook((_, _, output) => Note(output)).remove;
            case LSTM lstm:
                return lstm.register_forward_hook((_, _, _, output) => { Note(output.Item1); return output; }).remove;
            case nn.Module<Tensor, Tensor?, (Tensor, Tensor)> recurrent:
                return recurrent.register_forward_hook((_, _, _, output) => { Note(output.Item1); return output; }).remove;
            default:
                return () => { };
        }

        Tensor Note(Tensor output)
        {
            shapes[layer] = $"({string.Join(", ", output.shape.Skip(1).Select(size => $"{size}").Prepend("None"))})";
            return output;
        }
    }
}
