namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The sum of all elements; integers and booleans add up to Int64.</summary>
        public Tensor sum(ScalarType? type = null) => Summed([], false, type);

        /// <summary>The sum over one dimension.</summary>
        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => Summed([dim], keepdim, type);

        /// <summary>The sum over two dimensions.</summary>
        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) => Summed([dim0, dim1], keepdim, type);

        /// <summary>The sum over three dimensions.</summary>
        public Tensor sum(long dim0, long dim1, long dim2, bool keepdim = false, ScalarType? type = null)
            => Summed([dim0, dim1, dim2], keepdim, type);

        /// <summary>The sum over some dimensions, or over all if none is given.</summary>
        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => Summed(dim, keepdim, type);

        /// <summary>The sum over some dimensions, or over all if none is given.</summary>
        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) => Summed(dim, keepdim, type);

        /// <summary>The mean of all elements.</summary>
        /// <exception cref="ExternalException">The dtype is not a floating-point one.</exception>
        public Tensor mean() => Averaged([], false, null);

        /// <summary>The mean over some dimensions.</summary>
        /// <exception cref="ExternalException">The dtype is not a floating-point one.</exception>
        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) => Averaged(dimensions, keepdim, type);

        /// <summary>The product of all elements.</summary>
        public Tensor prod(ScalarType? type = null) => Multiplied([], false, type);

        /// <summary>The product over one dimension.</summary>
        public Tensor prod(long dim, bool keepdim = false, ScalarType? type = null) => Multiplied([dim], keepdim, type);

        Tensor Summed(ReadOnlySpan<long> dims, bool keepDims, ScalarType? type)
        {
            var axes = new Axes("sum", this, dims);
            var result = axes.Shaped(Reducing.Sum(this, axes, type ?? SumType), keepDims);
            RecordStretched("sum", result, axes, 1);
            return result;
        }

        Tensor Averaged(ReadOnlySpan<long> dims, bool keepDims, ScalarType? type)
        {
            var resultType = type ?? Type;
            if (!resultType.IsFloating())
            {
                throw new ExternalException($"mean: the dtype should be floating point, got {Type}; convert with to_type(torch.float32) first");
            }
            var axes = new Axes("mean", this, dims);
            var sum = Reducing.Sum(this, axes, ScalarType.Float64);
            Binary.Into<Quotient>(sum, sum, (double)axes.Count);
            if (resultType != ScalarType.Float64)
            {
                using var wide = sum;
                sum = Copying.Converted(wide, resultType);
            }
            var result = axes.Shaped(sum, keepDims);
            RecordStretched("mean", result, axes, 1.0 / axes.Count);
            return result;
        }

        Tensor Multiplied(ReadOnlySpan<long> dims, bool keepDims, ScalarType? type)
        {
            var axes = new Axes("prod", this, dims);
            var result = axes.Shaped(Reducing.Product(this, axes, type ?? SumType), keepDims);
            Recording.Record("prod", result, this, (n, g, _) => ProductGradient(n[0], axes, g))?.Save(this);
            return result;
        }

        ScalarType SumType => Type.IsFloating() ? Type : ScalarType.Int64;

        /// <summary>Each element of the gradient goes, times a factor, to all elements that made it.</summary>
        void RecordStretched(string operation, Tensor result, Axes axes, double factor)
        {
            var original = sizes;
            Recording.Record(operation, result, this, (_, g, _) =>
            {
                var stretched = g.reshape(axes.Kept).expand(original);
                return factor == 1 ? stretched : stretched.mul(factor);
            });
        }

        /// <summary>The product of the other elements: the product over the element, but right where an element is zero.</summary>
        static Tensor ProductGradient(Tensor x, Axes axes, Tensor g)
        {
            var zero = x.eq(0);
            var zeros = Reducing.Sum(zero, axes, ScalarType.Int64);
            var filled = x.masked_fill(zero, 1);
            var others = filled.reshape(x.sizes);
            var product = ProductOver(others, axes);
            var stretched = g.reshape(axes.Kept);
            var noZero = zeros.eq(0).to_type(x.Type);
            var oneZero = zeros.eq(1).to_type(x.Type).mul(zero.to_type(x.Type));
            var regular = zero.logical_not().to_type(x.Type).mul(noZero);
            return stretched.mul(product).mul(regular.add(oneZero)).div(filled);
        }

        static Tensor ProductOver(Tensor x, Axes axes)
        {
            var result = Reducing.Product(x, axes, x.Type);
            Recording.Record("prod", result, x, (n, g, _) => g.mul(n[1]).div(n[0]))?.Save(x, result);
            return result;
        }
    }
}
