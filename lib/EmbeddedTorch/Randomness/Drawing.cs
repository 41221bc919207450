using TorchSharp.RandomNumbers;

namespace TorchSharp;

/// <summary>Fills tensors with random numbers in the order of PyTorch's CPU generator.</summary>
internal static class Drawing
{
    internal static Tensor Uniform(ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool requiresGrad, Generator? generator)
        => FillUniform(Factories.Empty(size, Floating("rand", dtype), device, false), 0, 1, generator).requires_grad_(requiresGrad);

    internal static Tensor Normal(ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool requiresGrad, Generator? generator)
        => FillNormal(Factories.Empty(size, Floating("randn", dtype), device, false), 0, 1, generator).requires_grad_(requiresGrad);

    internal static Tensor Integers(long low, long high, ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool requiresGrad, Generator? generator)
    {
        if (low >= high) throw new ExternalException($"randint: random_ expects 'from' to be less than 'to', but got from={low} >= to={high}");
        using var wide = Factories.Empty(size, ScalarType.Int64, device, false);
        WithNumbers(generator, numbers => TorchSharp.RandomNumbers.Integers.Fill(numbers, wide.Span<long>(), low, high));
        return Copying.Converted(wide, dtype ?? ScalarType.Int64).requires_grad_(requiresGrad);
    }

    internal static Tensor Permutation(long count, ScalarType? dtype, Device? device, bool requiresGrad, Generator? generator)
    {
        using var wide = Factories.Empty([count], ScalarType.Int64, device, false);
        WithNumbers(generator, numbers => TorchSharp.RandomNumbers.Integers.Permutation(numbers, wide.Span<long>()));
        return Copying.Converted(wide, dtype ?? ScalarType.Int64).requires_grad_(requiresGrad);
    }

    internal static Tensor FillUniform(Tensor target, double from, double to, Generator? generator)
        => Fill(target, generator, (numbers, values) =>
        {
            if (values.Type == ScalarType.Float32) RandomNumbers.Uniform.Fill(numbers, values.Span<float>(), (float)from, (float)to);
            else RandomNumbers.Uniform.Fill(numbers, values.Span<double>(), from, to);
        });

    internal static Tensor FillNormal(Tensor target, double mean, double std, Generator? generator)
        => Fill(target, generator, (numbers, values) =>
        {
            if (!target.dense && values.Type == ScalarType.Float32) RandomNumbers.Normal.FillOneByOne(numbers, values.Span<float>(), mean, std);
            else if (!target.dense) RandomNumbers.Normal.FillOneByOne(numbers, values.Span<double>(), mean, std);
            else if (values.Type == ScalarType.Float32) RandomNumbers.Normal.Fill(numbers, values.Span<float>(), mean, std);
            else RandomNumbers.Normal.Fill(numbers, values.Span<double>(), mean, std);
        });

    internal static Tensor FillExponential(Tensor target, double lambda, Generator? generator)
        => Fill(target, generator, (numbers, values) =>
        {
            if (values.Type == ScalarType.Float32) RandomNumbers.Uniform.Exponential(numbers, values.Span<float>(), lambda);
            else RandomNumbers.Uniform.Exponential(numbers, values.Span<double>(), lambda);
        });

    /// <summary>Ones with one probability.</summary>
    internal static Tensor FillBernoulli(Tensor target, double p, Generator? generator)
    {
        using var truth = Tensor.Uninitialized(ScalarType.Bool, target.sizes);
        WithNumbers(generator, numbers => RandomNumbers.Uniform.Bernoulli(numbers, MemoryMarshal.Cast<byte, bool>(truth.Span<byte>()), p));
        Copying.Copy(truth, target);
        return target;
    }

    /// <summary>Ones with a probability for each element.</summary>
    internal static Tensor Bernoulli(Tensor p, Generator? generator)
    {
        using var probabilities = Operand.Contiguous(p, Floating("bernoulli", p.Type));
        using var truth = Tensor.Uninitialized(ScalarType.Bool, p.sizes);
        var source = probabilities.Tensor;
        RequireProbabilities(source);
        WithNumbers(generator, numbers =>
        {
            var flags = MemoryMarshal.Cast<byte, bool>(truth.Span<byte>());
            if (source.Type == ScalarType.Float32) RandomNumbers.Uniform.Bernoulli(numbers, source.Span<float>(), flags);
            else RandomNumbers.Uniform.Bernoulli(numbers, source.Span<double>(), flags);
        });
        return Copying.Converted(truth, p.Type);
    }

    static void RequireProbabilities(Tensor p)
    {
        using var mode = GradMode.Set(false);
        using var scope = NewDisposeScope();
        if (p.ge(0).logical_and(p.le(1)).all().ToBoolean()) return;
        throw new ExternalException($"bernoulli: all probabilities must be between 0 and 1, but they go from {p.min().ToDouble()} to {p.max().ToDouble()}");
    }

    internal static Tensor Categories(Tensor weights, long count, bool replacement, Generator? generator)
    {
        if (weights.Rank is < 1 or > 2) throw new ExternalException($"multinomial: prob_dist must be 1 or 2 dim, got shape {Shape.Text(weights.sizes)}");
        using var contiguous = Operand.Contiguous(weights, Floating("multinomial", weights.Type));
        var source = contiguous.Tensor;
        var categories = (int)weights.sizes[^1];
        var rows = weights.Rank == 1 ? 1 : (int)weights.sizes[0];
        var result = Tensor.Uninitialized(ScalarType.Int64, weights.Rank == 1 ? [count] : [rows, count]);
        WithNumbers(generator, numbers =>
        {
            for (var row = 0; row < rows; row++)
            {
                var samples = result.Span<long>().Slice(row * (int)count, (int)count);
                if (source.Type == ScalarType.Float32) Draw<float>(numbers, source.Span<float>().Slice(row * categories, categories), samples, replacement);
                else Draw<double>(numbers, source.Span<double>().Slice(row * categories, categories), samples, replacement);
            }
        });
        return result;
    }

    static void Draw<T>(CpuGenerator numbers, ReadOnlySpan<T> weights, Span<long> samples, bool replacement)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (replacement) Categorical.DrawWithReplacement(numbers, weights, samples);
        else Categorical.DrawWithoutReplacement(numbers, weights, samples);
    }

    static Tensor Fill(Tensor target, Generator? generator, Action<CpuGenerator, Tensor> fill)
    {
        var type = target.Type.IsFloating() ? target.Type : torch.get_default_dtype();
        using var values = target.dense && type == target.Type ? target.UnscopedAlias() : Tensor.Uninitialized(type, target.sizes);
        WithNumbers(generator, numbers => fill(numbers, values));
        if (values.Storage != target.Storage) Copying.Copy(values, target);
        return target;
    }

    /// <summary>A generator is used by one thread at a time.</summary>
    static void WithNumbers(Generator? generator, Action<CpuGenerator> action)
    {
        var numbers = (generator ?? Generator.Default).Numbers;
        lock (numbers) action(numbers);
    }

    static ScalarType Floating(string operation, ScalarType? dtype)
    {
        var type = dtype ?? torch.get_default_dtype();
        return type.IsFloating() ? type : throw new ExternalException($"{operation}: not implemented for {type}; wants a floating-point dtype");
    }
}
