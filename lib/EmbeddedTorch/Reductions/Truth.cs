namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Whether no element is zero: a Bool tensor of 0 dimensions.</summary>
        public Tensor all()
        {
            var axes = new Axes("all", this, []);
            return axes.Shaped(Reducing.All(this, axes), false).AsTruthOf(Type);
        }

        /// <summary>Whether no element along a dimension is zero.</summary>
        public Tensor all(long dim, bool keepdim = false)
        {
            var axes = new Axes("all", this, [dim]);
            return axes.Shaped(Reducing.All(this, axes), keepdim).AsTruthOf(Type);
        }

        /// <summary>Whether some element is not zero: a Bool tensor of 0 dimensions.</summary>
        public Tensor any()
        {
            var axes = new Axes("any", this, []);
            return axes.Shaped(Reducing.Any(this, axes), false).AsTruthOf(Type);
        }

        /// <summary>Whether some element along a dimension is not zero.</summary>
        public Tensor any(long dim, bool keepdim = false)
        {
            var axes = new Axes("any", this, [dim]);
            return axes.Shaped(Reducing.Any(this, axes), keepdim).AsTruthOf(Type);
        }

        /// <summary>PyTorch answers for bytes in bytes.</summary>
        Tensor AsTruthOf(ScalarType type) => type == ScalarType.Byte ? to_type(ScalarType.Byte) : this;

        /// <summary>How many elements are not zero, over some dimensions or all.</summary>
        public Tensor count_nonzero(long[]? dims = null)
        {
            using var truth = ne(0);
            return truth.sum(dims ?? []);
        }

        /// <summary>Where the element is not a number: a Bool tensor.</summary>
        public Tensor isnan() => ne(this);

        /// <summary>Where the element is neither infinite nor NaN: a Bool tensor.</summary>
        public Tensor isfinite()
        {
            if (!Type.IsFloating()) return ones_like(ScalarType.Bool);
            using var difference = Binary.Of<Difference>("isfinite", this, this);
            return difference.eq(0);
        }

        /// <summary>Where the element is infinite: a Bool tensor.</summary>
        public Tensor isinf()
        {
            using var magnitude = Type == ScalarType.Bool ? alias() : abs();
            return Type.IsFloating() ? magnitude.eq(double.PositiveInfinity) : zeros_like(ScalarType.Bool);
        }

        /// <summary>Where |this - other| ≤ atol + rtol · |other|: a Bool tensor.</summary>
        public Tensor isclose(Tensor other, double rtol = 1e-05, double atol = 1e-08, bool nanEqual = false)
        {
            using var mode = GradMode.Set(false);
            using var scope = NewDisposeScope();
            TypeRequirements.RefuseBooleans("isclose", Type);
            if (Type != other.Type) throw new ExternalException($"isclose: {Type} did not match {other.Type}; both must have the same dtype");
            var close = eq(other);
            if (Type.IsFloating())
            {
                var near = sub(other).abs().le(other.abs().mul(rtol).add(atol));
                close = close.logical_or(near.logical_and(sub(other).isfinite()));
            }
            else close = close.logical_or(to_type(float64).sub(other.to_type(float64)).abs().le(other.to_type(float64).abs().mul(rtol).add(atol)));
            if (nanEqual) close = close.logical_or(isnan().logical_and(other.isnan()));
            return close.MoveToOuterDisposeScope();
        }

        /// <summary>Whether all elements are close: |this - target| ≤ atol + rtol · |target|.</summary>
        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false)
        {
            using var scope = NewDisposeScope();
            return isclose(target, rtol, atol, equal_nan).all().ToBoolean();
        }

        /// <summary>Whether shape and all values are the same: a Bool tensor of 0 dimensions.</summary>
        public Tensor equal(Tensor target)
        {
            if (!Shape.Same(sizes, target.sizes)) return Filling.Full(false, Shape.Scalar, ScalarType.Bool);
            using var same = eq(target);
            return same.all();
        }

        /// <summary>Whether shape and all values are the same.</summary>
        public bool Equals(Tensor target)
        {
            using var same = equal(target);
            return same.ToBoolean();
        }

        /// <summary>Whether the other object is a tensor of the same shape and values.</summary>
        public override bool Equals(object? obj) => obj is Tensor other && Equals(other);

        /// <summary>A hash of the object, not of the values.</summary>
        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }
}
