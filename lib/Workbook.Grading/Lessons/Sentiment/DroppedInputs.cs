using TorchSharp;
using TorchSharp.Modules;
using Workbook.Grading.Checking;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.Sentiment;

/// <summary>
/// What dropout takes away from the inputs of a model's dense and recurrent layers, seen from outside: the same reviews go
/// through in evaluation and in training, and what is zero only in training was dropped. So it does not matter by which
/// modules or functions the answer drops.
/// </summary>
internal static class DroppedInputs
{
    private const int StepsToJudge = 6;

    /// <summary>One line per layer, in the order in which they were called, with the tenth in which each share lies.</summary>
    /// <param name="model">Left in training mode.</param>
    /// <param name="ids">Many reviews of at least a dozen steps.</param>
    /// <param name="seed">Decides the masks; the engine's random state is afterwards as before.</param>
    public static string Describe(nn.Module<Tensor, Tensor> model, Tensor ids, int seed)
    {
        var noted = new List<(nn.Module Layer, Tensor Input)>();
        var unhook = model.modules().Select(layer => Watch(layer, noted)).ToList();
        using var drawn = new BorrowedRandomState(seed);
        try
        {
            using var withoutGradient = no_grad();
            model.eval();
            model.call(ids);
            int layers = noted.Count;
            model.train();
            model.call(ids);
            var called = noted.Take(layers).Zip(noted.Skip(layers)).Select(pair => $"{Name(pair.First.Layer)}: {Dropped(pair.First.Input, pair.Second.Input)}");
            var unseen = model.modules().Where(layer => Name(layer) is not null && !noted.Any(call => ReferenceEquals(call.Layer, layer)));
            return string.Join("; ", called.Concat(unseen.Select(layer => $"{Name(layer)}: not run by its method call, so nothing could be seen")));
        }
        finally
        {
            foreach (var remove in unhook) remove();
            foreach (var (_, input) in noted) input.Dispose();
        }
    }

    /// <summary>What the lesson calls a layer that is watched; null for others.</summary>
    private static string? Name(nn.Module layer) => layer switch { Linear => "dense", LSTM => "LSTM", GRU => "GRU", _ => null };

    private static Action Watch(nn.Module layer, List<(nn.Module, Tensor)> noted)
    {
        switch (layer)
        {
            case Linear linear:
                return linear.register_forward_hook((_, input, output) => { Note(input); return output; }).remove;
            case LSTM lstm:
                return lstm.register_forward_hook((_, input, _, output) => { Note(input); return output; }).remove;
            case GRU gru:
                return gru.register_forward_hook((_, input, _, output) => { Note(input); return output; }).remove;
            default:
                return () => { };
        }

        void Note(Tensor input) => noted.Add((layer, input.clone().DetachFromDisposeScope()));
    }

    private static string Dropped(Tensor quiet, Tensor trained)
    {
        if (!quiet.shape.SequenceEqual(trained.shape)) return "another shape in training";
        if (quiet.dim() < 3) (quiet, trained) = (quiet.unsqueeze(1), trained.unsqueeze(1));
        var (features, single) = Shares(quiet, trained);
        return (features, single) switch
        {
            (0, 0) => "nothing",
            (_, 0) => $"about {features} % of the features at all steps",
            (0, _) when quiet.shape[1] == 1 => $"about {single} % of its inputs",
            (0, _) => $"about {single} % at single steps",
            _ => $"about {features} % of the features at all steps, about {single} % of the rest at single steps",
        };
    }

    /// <summary>The share of features, of those that are not zero at enough steps, that are dropped at all of them, and the share of single numbers dropped among the rest, in per cent.</summary>
    private static (int Features, int Single) Shares(Tensor quiet, Tensor trained)
    {
        var (steps, width) = ((int)quiet.shape[1], (int)quiet.shape[2]);
        float[] before = quiet.contiguous().data<float>().ToArray(), after = trained.contiguous().data<float>().ToArray();
        var (features, judged, single, rest) = (0, 0, 0, 0);
        for (int feature = 0; feature < before.Length / steps; feature++)
        {
            int start = feature / width * steps * width + feature % width;
            var (alive, dropped) = (0, 0);
            for (int i = start; i < start + steps * width; i += width)
            {
                if (before[i] == 0) continue;
                alive++;
                if (after[i] == 0) dropped++;
            }
            bool whole = alive >= StepsToJudge && dropped == alive;
            if (alive >= StepsToJudge) judged++;
            if (whole) features++;
            else (single, rest) = (single + dropped, rest + alive);
        }
        return (PerCent(features, judged), PerCent(single, rest));
    }

    /// <summary>The middle of the tenth in which the share lies, in per cent: 15 and 25 are then far from the ends of theirs, whatever masks were drawn.</summary>
    private static int PerCent(int part, int all) => part == 0 ? 0 : 10 * Math.Min(9, 10 * part / all) + 5;
}
