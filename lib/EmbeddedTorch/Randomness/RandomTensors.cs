namespace TorchSharp;

public static partial class torch
{
    /// <summary>Integers drawn evenly from 0 to below high: Int64 unless a dtype is given.</summary>
    public static Tensor randint(long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null)
        => Drawing.Integers(0, high, size, dtype, device, requires_grad, generator);

    /// <summary>Integers drawn evenly from low to below high: Int64 unless a dtype is given.</summary>
    public static Tensor randint(long low, long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null)
        => Drawing.Integers(low, high, size, dtype, device, requires_grad, generator);

    /// <inheritdoc cref="randint(long, long[], ScalarType?, Device?, bool, Generator?, string[])"/>
    public static Tensor randint(long high, Size size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null)
        => Drawing.Integers(0, high, size.Shape, dtype, device, requires_grad, generator);

    /// <inheritdoc cref="randint(long, long, long[], ScalarType?, Device?, bool, Generator?, string[])"/>
    public static Tensor randint(long low, long high, Size size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null)
        => Drawing.Integers(low, high, size.Shape, dtype, device, requires_grad, generator);

    /// <inheritdoc cref="randint(long, long[], ScalarType?, Device?, bool, Generator?, string[])"/>
    public static Tensor randint(int high, int[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null)
        => Drawing.Integers(0, high, Array.ConvertAll(size, d => (long)d), dtype, device, requires_grad, generator);

    /// <inheritdoc cref="randint(long, long, long[], ScalarType?, Device?, bool, Generator?, string[])"/>
    public static Tensor randint(int low, int high, int[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null)
        => Drawing.Integers(low, high, Array.ConvertAll(size, d => (long)d), dtype, device, requires_grad, generator);

    /// <summary>0, 1, ..., n - 1 in a random order: Int64 unless a dtype is given.</summary>
    public static Tensor randperm(long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null)
        => Drawing.Permutation(n, dtype, device, requires_grad, generator);

    /// <summary>0, 1, ..., n - 1 in a random order, written to a tensor.</summary>
    public static Tensor randperm(long n, Tensor @out, Generator? generator = null)
    {
        using var order = Drawing.Permutation(n, @out.Type, null, false, generator);
        return @out.copy_(order);
    }

    /// <summary>Numbers drawn evenly from [0, 1), in the shape and dtype of another tensor.</summary>
    public static Tensor rand_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
        => input.rand_like(dtype, device, requires_grad);

    /// <summary>Standard normal numbers, in the shape and dtype of another tensor.</summary>
    public static Tensor randn_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
        => input.randn_like(dtype, device, requires_grad);

    /// <summary>Normal numbers with a mean and a standard deviation.</summary>
    public static Tensor normal(double mean, double std, ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null)
        => Drawing.FillNormal(Factories.Empty(size, dtype, device, false), mean, std, generator).requires_grad_(requires_grad);

    /// <summary>Normal numbers with a mean and a standard deviation for each element.</summary>
    public static Tensor normal(Tensor mean, Tensor std, Generator? generator = null)
    {
        using var values = Factories.Empty(Shape.Broadcast(mean.sizes, std.sizes, "normal"), mean.Type, null, false);
        return Drawing.FillNormal(values, 0, 1, generator).mul(std).add(mean);
    }

    /// <summary>Ones with the probabilities of the input, zeros otherwise.</summary>
    public static Tensor bernoulli(Tensor input, Generator? generator = null) => Drawing.Bernoulli(input, generator);

    /// <summary>Indices drawn with the weights of a vector, or of each row of a matrix: Int64.</summary>
    public static Tensor multinomial(Tensor input, long num_samples, bool replacement = false, Generator? generator = null)
        => input.multinomial(num_samples, replacement, generator);

    /// <summary>One number drawn evenly from [0, 1), as float32 gives it.</summary>
    public static double rand_float(Generator? generator = null)
    {
        using var number = rand([1], generator: generator);
        return number.ToSingle();
    }

    /// <summary>One integer from 0 to below high.</summary>
    public static int randint_int(int high, Generator? generator = null) => randint_int(0, high, generator);

    /// <summary>One integer from low to below high.</summary>
    public static int randint_int(int low, int high, Generator? generator = null)
    {
        using var number = randint(low, high, [1L], generator: generator);
        return number.ToInt32();
    }

    public partial class Tensor
    {
        /// <summary>Numbers drawn evenly from [0, 1), in the shape and dtype of this tensor.</summary>
        public Tensor rand_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
            => Drawing.Uniform(sizes, dtype ?? Type, device, requires_grad, null);

        /// <summary>Standard normal numbers, in the shape and dtype of this tensor.</summary>
        public Tensor randn_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
            => Drawing.Normal(sizes, dtype ?? Type, device, requires_grad, null);

        /// <summary>Indices drawn with the weights of this vector, or of each row of this matrix: Int64.</summary>
        /// <exception cref="ArgumentException">The weights are negative, not finite or all zero, or too few.</exception>
        public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null)
            => Drawing.Categories(this, num_samples, replacement, generator);

        /// <summary>Ones with the probabilities of this tensor, zeros otherwise.</summary>
        public Tensor bernoulli(Generator? generator = null) => Drawing.Bernoulli(this, generator);

        /// <summary>Writes numbers drawn evenly from [from, to).</summary>
        public Tensor uniform_(double from, double to, Generator? generator = null) => from <= to
            ? RefilledWithFloats("uniform_", t => Drawing.FillUniform(t, from, to, generator))
            : throw new ExternalException(FormattableString.Invariant($"uniform_: expects from <= to, but got from={from} > to={to}"));

        /// <summary>Writes normal numbers.</summary>
        public Tensor normal_(double mean = 0, double std = 1, Generator? generator = null) => std >= 0
            ? RefilledWithFloats("normal_", t => Drawing.FillNormal(t, mean, std, generator))
            : throw new ExternalException(FormattableString.Invariant($"normal_: expects std >= 0, but got {std}"));

        /// <summary>Writes exponential numbers of rate lambda.</summary>
        public Tensor exponential_(double lambda = 1, Generator? generator = null) => RefilledWithFloats("exponential_", t => Drawing.FillExponential(t, lambda, generator));

        /// <summary>Writes ones with a probability, zeros otherwise.</summary>
        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) => Refilled(t => Drawing.FillBernoulli(t, p, generator));

        /// <summary>Writes ones with the probabilities of another tensor, zeros otherwise.</summary>
        public Tensor bernoulli_(Tensor p, Generator? generator = null) => Refilled(t =>
        {
            using var ones = Drawing.Bernoulli(p, generator);
            return t.copy_(ones);
        });

        Tensor RefilledWithFloats(string operation, Func<Tensor, Tensor> fill)
        {
            TypeRequirements.WantFloats(operation, Type);
            return Refilled(fill);
        }

        /// <summary>New values that owe nothing to the old ones.</summary>
        Tensor Refilled(Func<Tensor, Tensor> fill)
        {
            var record = InPlace.MustRecord(this, []);
            using (GradMode.Set(false)) fill(this);
            Storage.Version++;
            if (record) Rebase(Overwritten());
            return this;
        }
    }
}
