namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The variance of all elements, divided by n - 1 if unbiased.</summary>
        public Tensor var(bool unbiased = true) => Variance([], unbiased, false, null);

        /// <summary>The variance along a dimension, divided by n - 1 if unbiased.</summary>
        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Variance([dim], unbiased, keepdim, type);

        /// <summary>The variance over some dimensions, divided by n - 1 if unbiased.</summary>
        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Variance(dimensions, unbiased, keepdim, type);

        /// <inheritdoc cref="var(long[], bool, bool, ScalarType?)"/>
        public Tensor var(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
            => Variance(dimensions.ToArray(), unbiased, keepdim, type);

        /// <inheritdoc cref="var(long[], bool, bool, ScalarType?)"/>
        public Tensor var((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
            => Variance([dim.Item1, dim.Item2], unbiased, keepdim, type);

        /// <inheritdoc cref="var(long[], bool, bool, ScalarType?)"/>
        public Tensor var((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
            => Variance([dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type);

        /// <summary>The standard deviation of all elements, with n - 1 if unbiased.</summary>
        public Tensor std(bool unbiased = true) => Variance([], unbiased, false, null).Spread();

        /// <summary>The standard deviation along a dimension, with n - 1 if unbiased.</summary>
        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Variance([dim], unbiased, keepdim, type).Spread();

        /// <summary>The standard deviation over some dimensions, with n - 1 if unbiased.</summary>
        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
            => Variance(dimensions, unbiased, keepdim, type).Spread();

        /// <inheritdoc cref="std(long[], bool, bool, ScalarType?)"/>
        public Tensor std(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
            => Variance(dimensions.ToArray(), unbiased, keepdim, type).Spread();

        /// <inheritdoc cref="std(long[], bool, bool, ScalarType?)"/>
        public Tensor std((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
            => Variance([dim.Item1, dim.Item2], unbiased, keepdim, type).Spread();

        /// <inheritdoc cref="std(long[], bool, bool, ScalarType?)"/>
        public Tensor std((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
            => Variance([dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type).Spread();

        /// <summary>The p-norm of all elements.</summary>
        public Tensor norm(float p = 2) => Norm([], false, p);

        /// <summary>The p-norm along a dimension.</summary>
        public Tensor norm(int dim, bool keepdim = false, float p = 2) => Norm([dim], keepdim, p);

        /// <summary>The middle one of all elements, the lower one of two; NaN if there is one.</summary>
        public Tensor median()
        {
            TypeRequirements.RefuseBooleans("median", Type);
            if (count == 0) throw new ExternalException("median: the tensor has no elements");
            var (values, indices) = SortedLines.Along("median", reshape(-1), 0, descending: false);
            indices.Dispose();
            using var middle = values.select(0, (count - 1) / 2);
            var result = Type.IsFloating() && isnan().any().ToBoolean() ? Filling.Full(double.NaN, Shape.Scalar, Type) : Copying.Clone(middle);
            RecordChosen("median", result, new Axes("median", this, []));
            return result;
        }

        Tensor Variance(long[] dims, bool unbiased, bool keepDims, ScalarType? type)
        {
            if (type is { } wanted && wanted != Type) return to_type(wanted).Variance(dims, unbiased, keepDims, null);
            var axes = new Axes("var", this, dims);
            var squares = sub(Averaged(dims, true, null)).square();
            return squares.Summed(dims, keepDims, null).div(Math.Max(0.0, axes.Count - (unbiased ? 1 : 0)));
        }

        Tensor Norm(long[] dims, bool keepDims, double p)
        {
            TypeRequirements.WantFloats("norm", Type);
            if (double.IsPositiveInfinity(p)) return abs().Extreme("norm", dims, keepDims, largest: true);
            if (double.IsNegativeInfinity(p)) return abs().Extreme("norm", dims, keepDims, largest: false);
            if (p == 0) return ne(0).to_type(Type).Summed(dims, keepDims, null);
            if (p == 1) return abs().Summed(dims, keepDims, null);
            if (p == 2) return EuclideanNorm(dims, keepDims);
            return GeneralNorm(dims, keepDims, p);
        }

        /// <summary>The gradient is x |x|^(p - 2) / norm^(p - 1), and zero where the norm is zero.</summary>
        Tensor GeneralNorm(long[] dims, bool keepDims, double p)
        {
            var axes = new Axes("norm", this, dims);
            using var unrecorded = detach();
            var result = unrecorded.abs().pow(p).Summed(dims, keepDims, null).pow(1 / p);
            Recording.Record("norm", result, this, (n, g, _) =>
            {
                var length = n[1].reshape(axes.Kept);
                var scale = g.reshape(axes.Kept).div(length.pow(p - 1)).masked_fill(length.eq(0), 0);
                return n[0].mul(n[0].abs().pow(p - 2).masked_fill(n[0].eq(0), 0)).mul(scale);
            })?.Save(this, result);
            return result;
        }

        /// <summary>The square root of a variance, whose gradient is zero where all numbers are equal.</summary>
        Tensor Spread()
        {
            var result = Unary.OfFloats<SquareRoot>("std", this);
            Recording.Record("std", result, this, static (n, g, _) => g.div(n[0].mul(2)).masked_fill(n[0].eq(0), 0))?.Save(result);
            return result;
        }

        /// <summary>At zero, where the norm has a corner, the gradient is zero.</summary>
        Tensor EuclideanNorm(long[] dims, bool keepDims)
        {
            var axes = new Axes("norm", this, dims);
            using var squares = Binary.Of<Product>("norm", this, this);
            using var sum = Reducing.Sum(squares, axes, Type);
            var result = axes.Shaped(Unary.OfFloats<SquareRoot>("norm", sum), keepDims);
            Recording.Record("norm", result, this, (n, g, _) =>
            {
                var length = n[1].reshape(axes.Kept);
                return n[0].mul(g.reshape(axes.Kept).div(length).masked_fill(length.eq(0), 0));
            })?.Save(this, result);
            return result;
        }
    }
}
