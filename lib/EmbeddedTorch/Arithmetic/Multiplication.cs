namespace TorchSharp;

public static partial class torch
{
    /// <summary>How a quotient is rounded.</summary>
    public enum RoundingMode
    {
        /// <summary>Not at all: true division.</summary>
        None = 0,
        /// <summary>Towards zero.</summary>
        trunc = 1,
        /// <summary>Down.</summary>
        floor = 2,
    }

    public partial class Tensor
    {
        /// <summary>The elementwise product, broadcast and promoted; of booleans, "and".</summary>
        /// <exception cref="ExternalException">The shapes cannot be broadcast together.</exception>
        public Tensor mul(Tensor target)
        {
            var result = Binary.Of<Product>("mul", this, target);
            var node = Recording.Record("mul", result, this, target, static (n, g, input) => g.mul(n[1 - input]));
            node?.Save(node.Needs(1) ? this : null, node.Needs(0) ? target : null);
            return result;
        }

        /// <summary>The product with a number.</summary>
        public Tensor mul(Scalar target)
        {
            var result = Binary.Of<Product>(this, target, Promotion.Of(this, target));
            Recording.Record("mul", result, this, (_, g, _) => g.mul(target));
            return result;
        }

        /// <summary>Multiplies in place.</summary>
        public Tensor mul_(Tensor target)
            => InPlace.MustRecord(this, [target]) ? InPlace.Recorded(this, old => old.mul(target)) : InPlace.Binary<Product>("mul_", this, target);

        /// <summary>Multiplies by a number in place.</summary>
        public Tensor mul_(Scalar target)
            => InPlace.MustRecord(this, []) ? InPlace.Recorded(this, old => old.mul(target)) : InPlace.Binary<Product>("mul_", this, target);

        /// <inheritdoc cref="mul(Tensor)"/>
        public Tensor multiply(Tensor target) => mul(target);

        /// <inheritdoc cref="mul(Scalar)"/>
        public Tensor multiply(Scalar target) => mul(target);

        /// <summary>The elementwise quotient; of integers a floating-point one, unless a rounding mode is given.</summary>
        /// <exception cref="ExternalException">The shapes cannot be broadcast together.</exception>
        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None)
        {
            if (rounding_mode != RoundingMode.None) TypeRequirements.RefuseBooleans("div with rounding", Promotion.Of(this, target));
            if (rounding_mode == RoundingMode.floor) return Binary.Of<FloorQuotient>("div", this, target);
            if (rounding_mode == RoundingMode.trunc) return Binary.Of<TruncatedQuotient>("div", this, target);
            var result = Binary.Of<Quotient>("div", this, target, Promotion.Floating(Promotion.Of(this, target)));
            var node = Recording.Record("div", result, this, target, static (n, g, input)
                => input == 0 ? g.div(n[1]) : g.mul(n[0]).div(n[1].mul(n[1])).neg());
            node?.Save(node.Needs(1) ? this : null, target);
            return result;
        }

        /// <summary>The quotient with a number.</summary>
        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None)
        {
            if (rounding_mode == RoundingMode.floor) return Binary.Of<FloorQuotient>(this, target);
            if (rounding_mode == RoundingMode.trunc) return Binary.Of<TruncatedQuotient>(this, target);
            var result = Binary.Of<Quotient>(this, target, Promotion.Floating(Promotion.Of(this, target)));
            Recording.Record("div", result, this, (_, g, _) => g.div(target));
            return result;
        }

        /// <summary>Divides in place; the tensor must be of floating-point dtype.</summary>
        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None)
        {
            if (InPlace.MustRecord(this, [target])) return InPlace.Recorded(this, old => old.div(target, rounding_mode));
            RefuseTrueDivision(rounding_mode);
            using var result = div(target, rounding_mode);
            return InPlace.Write("div_", this, result);
        }

        /// <summary>Divides by a number in place; the tensor must be of floating-point dtype.</summary>
        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None)
        {
            if (InPlace.MustRecord(this, [])) return InPlace.Recorded(this, old => old.div(target, rounding_mode));
            RefuseTrueDivision(rounding_mode);
            if (rounding_mode == RoundingMode.None) return InPlace.Binary<Quotient>("div_", this, target);
            using var result = div(target, rounding_mode);
            return InPlace.Write("div_", this, result);
        }

        /// <inheritdoc cref="div(Tensor, RoundingMode)"/>
        public Tensor divide(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => div(target, rounding_mode);

        /// <inheritdoc cref="div(Scalar, RoundingMode)"/>
        public Tensor divide(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => div(target, rounding_mode);

        /// <inheritdoc cref="div(Tensor, RoundingMode)"/>
        public Tensor true_divide(Tensor other) => div(other);

        /// <inheritdoc cref="div(Scalar, RoundingMode)"/>
        public Tensor true_divide(Scalar other) => div(other);

        /// <summary>The quotient rounded down.</summary>
        public Tensor floor_divide(Tensor other) => div(other, RoundingMode.floor);

        /// <summary>The quotient rounded down.</summary>
        public Tensor floor_divide(Scalar other) => div(other, RoundingMode.floor);

        /// <summary>The remainder with the sign of the divisor, as Python's %.</summary>
        public Tensor remainder(Tensor target)
        {
            TypeRequirements.RefuseBooleans("remainder", Promotion.Of(this, target));
            var result = Binary.Of<FloorRemainder>("remainder", this, target);
            var node = Recording.Record("remainder", result, this, target, static (n, g, input)
                => input == 0 ? g : g.mul(n[0].div(n[1], RoundingMode.floor)).neg());
            node?.Save(this, target);
            return result;
        }

        /// <summary>The remainder with the sign of the divisor, as Python's %.</summary>
        public Tensor remainder(Scalar scalar)
        {
            var result = Binary.Of<FloorRemainder>(this, scalar);
            Recording.Record("remainder", result, this, static (_, g, _) => g);
            return result;
        }

        /// <summary>The remainder with the sign of the dividend, as C's fmod.</summary>
        public Tensor fmod(Tensor target)
        {
            TypeRequirements.RefuseBooleans("fmod", Promotion.Of(this, target));
            var result = Binary.Of<TruncatedRemainder>("fmod", this, target);
            var node = Recording.Record("fmod", result, this, target, static (n, g, input)
                => input == 0 ? g : g.mul(n[0].div(n[1], RoundingMode.trunc)).neg());
            node?.Save(this, target);
            return result;
        }

        /// <summary>The remainder with the sign of the dividend, as C's fmod.</summary>
        public Tensor fmod(Scalar scalar)
        {
            var result = Binary.Of<TruncatedRemainder>(this, scalar);
            Recording.Record("fmod", result, this, static (_, g, _) => g);
            return result;
        }

        static Tensor NumberOver(Scalar left, Tensor right)
        {
            var result = Binary.Of<Quotient>(left, right, Promotion.Floating(Promotion.Of(right, left)));
            Recording.Record("rdiv", result, right, static (n, g, _) => g.mul(n[1]).div(n[0]).neg())?.Save(right, result);
            return result;
        }

        void RefuseTrueDivision(RoundingMode rounding)
        {
            if (rounding == RoundingMode.None && !Type.IsFloating())
            {
                throw new ExternalException($"div_: the quotient is floating point and cannot be stored in place in a {Type} tensor; use div()");
            }
        }
    }
}
