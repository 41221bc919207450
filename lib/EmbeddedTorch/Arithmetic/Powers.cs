namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element to a power.</summary>
        /// <exception cref="ExternalException">Integers to a negative integer power.</exception>
        public Tensor pow(Scalar exponent)
        {
            var type = Promotion.Of(this, exponent);
            if (type.IsInteger() && exponent.Long < 0)
            {
                throw new ExternalException("pow: integers to negative integer powers are not allowed; convert with to_type(torch.float32)");
            }
            var result = exponent.Double switch
            {
                2 => Binary.Of<Product>("pow", this, this, type),
                0.5 when type.IsFloating() => Unary.OfFloats<SquareRoot>("pow", this),
                _ => Binary.Of<PowerOf>(this, exponent, type),
            };
            Recording.Record("pow", result, this, (n, g, _) => PowerGradient(n[0], exponent.Double, g))?.Save(this);
            return result;
        }

        /// <summary>Each element to the power of the other tensor's element.</summary>
        public Tensor pow(Tensor exponent)
        {
            TypeRequirements.RefuseBooleans("pow", Promotion.Of(this, exponent));
            var result = Binary.Of<PowerOf>("pow", this, exponent);
            var node = Recording.Record("pow", result, this, exponent, static (n, g, input) => input == 0
                ? g.mul(n[1]).mul(n[0].pow(n[1].sub(1))).masked_fill(n[1].eq(0), 0)
                : g.mul(n[2]).mul(n[0].log()).masked_fill(n[0].eq(0).logical_and(n[1].ge(0)), 0));
            node?.Save(this, exponent, node.Needs(1) ? result : null);
            return result;
        }

        static Tensor PowerGradient(Tensor x, double exponent, Tensor g) => exponent switch
        {
            0 => g.zeros_like(),
            2 => g.mul(x).mul(2),
            _ => g.mul(x.pow(exponent - 1)).mul(exponent),
        };
    }
}
