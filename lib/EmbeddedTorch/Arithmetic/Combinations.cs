namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>This + weight · (end - this).</summary>
        public Tensor lerp(Tensor end, Tensor weight)
        {
            TypeRequirements.WantFloats("lerp", Type);
            return add(end.sub(this).mul(weight));
        }

        /// <summary>This + value · tensor1 · tensor2.</summary>
        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => add(tensor1.mul(tensor2).mul(value));

        /// <summary>Adds value · tensor1 · tensor2 in place.</summary>
        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => add_(tensor1.mul(tensor2), value);

        /// <summary>This + tensor1 / tensor2.</summary>
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2) => add(tensor1.div(tensor2));

        /// <summary>This + value · tensor1 / tensor2.</summary>
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) => add(tensor1.div(tensor2).mul(value));

        /// <summary>Adds tensor1 / tensor2 in place.</summary>
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) => add_(tensor1.div(tensor2));

        /// <summary>Adds value · tensor1 / tensor2 in place.</summary>
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => add_(tensor1.div(tensor2), value);

        /// <summary>ln(e^this + e^other), without overflow.</summary>
        public Tensor logaddexp(Tensor other)
        {
            TypeRequirements.WantFloats("logaddexp", Promotion.Of(this, other));
            var larger = maximum(other);
            var sum = larger.add(sub(other).abs().neg().exp().log1p());
            return larger.where(isinf().logical_and(eq(other)), sum);
        }

        /// <summary>The elements with numbers in place of NaN and the infinities (the largest finite numbers if not given).</summary>
        public Tensor nan_to_num(double nan = 0, double? posinf = null, double? neginf = null)
        {
            if (!Type.IsFloating()) return clone();
            var largest = Type == ScalarType.Float32 ? float.MaxValue : double.MaxValue;
            return masked_fill(isnan(), nan)
                .masked_fill(eq(double.PositiveInfinity), posinf ?? largest)
                .masked_fill(eq(double.NegativeInfinity), neginf ?? -largest);
        }

        /// <summary>ln(x / (1 - x)), of x moved into [eps, 1 - eps] if eps is given.</summary>
        public Tensor logit(double? eps = null)
        {
            var x = eps is { } margin ? clamp(margin, 1 - margin) : this;
            using var unrecorded = x.detach();
            var result = unrecorded.div(1 - unrecorded).log();
            Recording.Record("logit", result, x, static (n, g, _) =>
            {
                var inside = n[0].ge(0).logical_and(n[0].le(1));
                return g.div(n[0].mul(1 - n[0])).masked_fill(inside.logical_not(), double.NaN);
            })?.Save(x);
            return result;
        }

        /// <summary>this · ln y, and 0 where this is 0.</summary>
        public Tensor xlogy(Tensor y)
        {
            var result = TimesLogarithm(y);
            Recording.Record("xlogy", result, this, y, static (n, g, input) => input == 0
                ? g.mul(n[1].log()).masked_fill(n[0].eq(0).logical_and(n[1].le(0)), 0)
                : g.mul(n[0]).div(n[1]))?.Save(this, y);
            return result;
        }

        Tensor TimesLogarithm(Tensor y)
        {
            using var mode = GradMode.Set(false);
            return mul(y.log()).masked_fill(eq(0).logical_and(y.isnan().logical_not()), 0);
        }
    }
}
