namespace TorchSharp;

/// <summary>The cross entropy of a contiguous matrix of logits and one class per row, summed or averaged, as one operation: its gradient is (softmax - one-hot), times a factor.</summary>
internal static class LogitLoss
{
    /// <summary>Whether this is such a case, with every class in range.</summary>
    internal static bool Fits(Tensor logits, Tensor target, long ignored)
    {
        if (logits.Rank != 2 || !logits.dense || !logits.Type.IsFloating() || target.Type != ScalarType.Int64) return false;
        if (target.Rank != 1 || !target.dense || target.sizes[0] != logits.sizes[0] || logits.count == 0) return false;
        foreach (var label in target.Span<long>())
        {
            if (label < 0 || label >= logits.sizes[1] || label == ignored) return false;
        }
        return true;
    }

    internal static Tensor Of(Tensor logits, Tensor target, bool mean)
    {
        var log = Softmax.Of(logits, 1, log: true);
        var factor = mean ? 1.0 / logits.sizes[0] : 1;
        var result = Filling.Full(Picked(log, target) * -factor, Shape.Scalar, logits.Type);
        var node = Recording.Record("cross_entropy", result, logits, (n, g, _) => GradMode.Enabled
            ? n[0].softmax(1).sub(torch.nn.functional.one_hot(n[2], n[0].sizes[1])).mul(g.mul(factor))
            : Gradient(n[1], n[2], g.ToDouble() * factor));
        node?.Save(logits, log, target);
        log.Dispose();
        return result;
    }

    static double Picked(Tensor log, Tensor target)
    {
        var labels = target.Span<long>();
        var columns = (int)log.sizes[1];
        var sum = 0.0;
        for (var row = 0; row < labels.Length; row++)
        {
            var place = row * columns + (int)labels[row];
            sum += log.Type == ScalarType.Float32 ? log.Span<float>()[place] : log.Span<double>()[place];
        }
        return sum;
    }

    static Tensor Gradient(Tensor log, Tensor target, double factor)
    {
        var result = Unary.OfFloats<Exp>("cross_entropy", log);
        if (log.Type == ScalarType.Float32) Subtract<float>(result, target, (float)factor);
        else Subtract<double>(result, target, factor);
        return result;
    }

    static void Subtract<T>(Tensor probabilities, Tensor target, T factor) where T : unmanaged, INumber<T>
    {
        var (values, labels, columns) = (probabilities.Elements<T>(), target.Elements<long>(), (int)probabilities.sizes[1]);
        for (var row = 0; row < probabilities.sizes[0]; row++) values[row * columns + labels[target.offset + row]] -= T.One;
        BinarySpans.Right<Product, T>(probabilities.Span<T>(), factor, probabilities.Span<T>());
    }
}
