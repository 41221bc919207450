namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The sine of each element, in radians.</summary>
        public Tensor sin()
        {
            var result = Unary.OfFloats<Sine>("sin", this);
            Recording.Record("sin", result, this, static (n, g, _) => g.mul(n[0].cos()))?.Save(this);
            return result;
        }

        /// <summary>The cosine of each element, in radians.</summary>
        public Tensor cos()
        {
            var result = Unary.OfFloats<Cosine>("cos", this);
            Recording.Record("cos", result, this, static (n, g, _) => g.mul(n[0].sin()).neg())?.Save(this);
            return result;
        }

        /// <summary>The tangent of each element, in radians.</summary>
        public Tensor tan()
        {
            var result = Unary.OfFloats<Tangent>("tan", this);
            Recording.Record("tan", result, this, static (n, g, _) => g.mul(n[0].mul(n[0]).add(1)))?.Save(result);
            return result;
        }

        /// <summary>The angle in radians whose sine each element is.</summary>
        public Tensor asin()
        {
            var result = Unary.OfFloats<ArcSine>("asin", this);
            Recording.Record("asin", result, this, static (n, g, _) => g.mul((1 - n[0].mul(n[0])).rsqrt()))?.Save(this);
            return result;
        }

        /// <summary>The angle in radians whose cosine each element is.</summary>
        public Tensor acos()
        {
            var result = Unary.OfFloats<ArcCosine>("acos", this);
            Recording.Record("acos", result, this, static (n, g, _) => g.mul((1 - n[0].mul(n[0])).rsqrt()).neg())?.Save(this);
            return result;
        }

        /// <summary>The angle in radians whose tangent each element is.</summary>
        public Tensor atan()
        {
            var result = Unary.OfFloats<ArcTangent>("atan", this);
            Recording.Record("atan", result, this, static (n, g, _) => g.div(n[0].mul(n[0]).add(1)))?.Save(this);
            return result;
        }

        /// <summary>The angle in radians of the point (other, this).</summary>
        public Tensor atan2(Tensor other)
        {
            var result = Binary.Of<ArcTangent2>("atan2", this, other, Promotion.Floating(Promotion.Of(this, other)));
            Recording.Record("atan2", result, this, other, static (n, g, input) =>
            {
                var (y, x) = (n[0], n[1]);
                var share = g.div(x.mul(x).add(y.mul(y)));
                return input == 0 ? share.mul(x) : share.mul(y).neg();
            })?.Save(this, other);
            return result;
        }

        /// <summary>The hyperbolic sine of each element.</summary>
        public Tensor sinh()
        {
            var result = Unary.OfFloats<HyperbolicSine>("sinh", this);
            Recording.Record("sinh", result, this, static (n, g, _) => g.mul(n[0].cosh()))?.Save(this);
            return result;
        }

        /// <summary>The hyperbolic cosine of each element.</summary>
        public Tensor cosh()
        {
            var result = Unary.OfFloats<HyperbolicCosine>("cosh", this);
            Recording.Record("cosh", result, this, static (n, g, _) => g.mul(n[0].sinh()))?.Save(this);
            return result;
        }
    }
}
