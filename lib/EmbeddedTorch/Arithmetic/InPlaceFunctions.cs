namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>tanh of each element, in place.</summary>
        public Tensor tanh_() => Replaced("tanh_", static old => old.tanh());

        /// <summary>The logistic function of each element, in place.</summary>
        public Tensor sigmoid_() => Replaced("sigmoid_", static old => old.sigmoid());

        /// <summary>e^x of each element, in place.</summary>
        public Tensor exp_() => Replaced("exp_", static old => old.exp());

        /// <summary>The natural logarithm of each element, in place.</summary>
        public Tensor log_() => Replaced("log_", static old => old.log());

        /// <summary>The square root of each element, in place.</summary>
        public Tensor sqrt_() => Replaced("sqrt_", static old => old.sqrt());

        /// <summary>1 / sqrt(x) of each element, in place.</summary>
        public Tensor rsqrt_() => Replaced("rsqrt_", static old => old.rsqrt());

        /// <summary>1 / x of each element, in place.</summary>
        public Tensor reciprocal_() => Replaced("reciprocal_", static old => old.reciprocal());

        /// <summary>The absolute value of each element, in place.</summary>
        public Tensor abs_() => Replaced("abs_", static old => old.abs());

        /// <summary>The negative of each element, in place.</summary>
        public Tensor neg_() => Replaced("neg_", static old => old.neg());

        /// <summary>max(0, x) of each element, in place.</summary>
        public Tensor relu_() => Replaced("relu_", static old => old.relu());

        /// <summary>The sine of each element, in place.</summary>
        public Tensor sin_() => Replaced("sin_", static old => old.sin());

        /// <summary>The cosine of each element, in place.</summary>
        public Tensor cos_() => Replaced("cos_", static old => old.cos());

        /// <summary>Rounding down of each element, in place.</summary>
        public Tensor floor_() => Replaced("floor_", static old => old.floor());

        /// <summary>Rounding up of each element, in place.</summary>
        public Tensor ceil_() => Replaced("ceil_", static old => old.ceil());

        /// <summary>Rounding to the nearest integer, halves to even of each element, in place.</summary>
        public Tensor round_(long decimals = 0) => Replaced("round_", old => old.round(decimals));

        /// <summary>The integer part of each element, in place.</summary>
        public Tensor trunc_() => Replaced("trunc_", static old => old.trunc());

        /// <summary>The sign of each element, in place.</summary>
        public Tensor sign_() => Replaced("sign_", static old => old.sign());

        /// <summary>e^x - 1 of each element, in place.</summary>
        public Tensor expm1_() => Replaced("expm1_", static old => old.expm1());

        /// <summary>ln(1 + x) of each element, in place.</summary>
        public Tensor log1p_() => Replaced("log1p_", static old => old.log1p());

        /// <summary>A power, in place.</summary>
        public Tensor pow_(Scalar exponent) => Replaced("pow_", old => old.pow(exponent));

        /// <summary>A power, in place.</summary>
        public Tensor pow_(Tensor exponent) => Replaced("pow_", old => old.pow(exponent));

        /// <summary>The remainder with the sign of the divisor, in place.</summary>
        public Tensor remainder_(Scalar scalar) => Replaced("remainder_", old => old.remainder(scalar));

        /// <summary>The remainder with the sign of the divisor, in place.</summary>
        public Tensor remainder_(Tensor target) => Replaced("remainder_", old => old.remainder(target));

        /// <summary>The quotient rounded down, in place.</summary>
        public Tensor floor_divide_(Scalar other) => Replaced("floor_divide_", old => old.floor_divide(other));

        /// <summary>The quotient rounded down, in place.</summary>
        public Tensor floor_divide_(Tensor other) => Replaced("floor_divide_", old => old.floor_divide(other));

        /// <summary>Elements raised to a bound, in place.</summary>
        public Tensor clamp_min_(Scalar min) => Replaced("clamp_min_", old => old.clamp_min(min));

        /// <summary>Elements lowered to a bound, in place.</summary>
        public Tensor clamp_max_(Scalar max) => Replaced("clamp_max_", old => old.clamp_max(max));

        /// <summary>Whether both are not zero, in place.</summary>
        public Tensor logical_and_(Tensor other) => Replaced("logical_and_", old => old.logical_and(other));

        /// <summary>Whether one is not zero, in place.</summary>
        public Tensor logical_or_(Tensor other) => Replaced("logical_or_", old => old.logical_or(other));

        /// <summary>The lower triangle, in place.</summary>
        public Tensor tril_(long diagonal = 0) => Replaced("tril_", old => old.tril(diagonal));

        /// <summary>The upper triangle, in place.</summary>
        public Tensor triu_(long diagonal = 0) => Replaced("triu_", old => old.triu(diagonal));

        /// <summary>Whether the element is zero, in place.</summary>
        public Tensor logical_not_() => Replaced("logical_not_", static old => old.logical_not());

        /// <summary>New values from the old ones, which must be of a dtype that this tensor can hold.</summary>
        Tensor Replaced(string operation, Func<Tensor, Tensor> function)
        {
            if (InPlace.MustRecord(this, [])) return InPlace.Recorded(this, function);
            using var mode = GradMode.Set(false);
            using var result = function(this);
            return InPlace.Write(operation, this, result);
        }
    }
}
