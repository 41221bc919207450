namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The sum, broadcast and promoted; of booleans, "or".</summary>
        /// <exception cref="ExternalException">The shapes cannot be broadcast together.</exception>
        public Tensor add(Tensor target)
        {
            var type = Promotion.Of(this, target);
            var result = type == ScalarType.Bool ? Binary.Of<Larger>("add", this, target) : Binary.Of<Sum>("add", this, target, type);
            Recording.Record("add", result, this, target, static (_, g, _) => g);
            return result;
        }

        /// <summary>This + alpha · target.</summary>
        public Tensor add(Tensor target, Scalar alpha) => add(target.mul(alpha));

        /// <summary>The sum with a number.</summary>
        public Tensor add(Scalar scalar)
        {
            var type = Promotion.Of(this, scalar);
            var result = type == ScalarType.Bool ? Binary.Of<Larger>(this, scalar, type) : Binary.Of<Sum>(this, scalar, type);
            Recording.Record("add", result, this, static (_, g, _) => g);
            return result;
        }

        /// <summary>This + alpha · scalar.</summary>
        public Tensor add(Scalar scalar, Scalar alpha) => add(scalar.Double * alpha.Double);

        /// <summary>Adds in place. The dtype stays.</summary>
        public Tensor add_(Tensor target)
            => InPlace.MustRecord(this, [target]) ? InPlace.Recorded(this, old => old.add(target)) : InPlace.Binary<Sum>("add_", this, target);

        /// <summary>Adds alpha · target in place.</summary>
        public Tensor add_(Tensor target, Scalar alpha)
        {
            if (InPlace.MustRecord(this, [target])) return InPlace.Recorded(this, old => old.add(target, alpha));
            using var scaled = TorchSharp.Binary.Of<Product>(target, alpha);
            return InPlace.Binary<Sum>("add_", this, scaled);
        }

        /// <summary>Adds a number in place.</summary>
        public Tensor add_(Scalar scalar)
            => InPlace.MustRecord(this, []) ? InPlace.Recorded(this, old => old.add(scalar)) : InPlace.Binary<Sum>("add_", this, scalar);

        /// <summary>Adds alpha · scalar in place.</summary>
        public Tensor add_(Scalar scalar, Scalar alpha) => add_(scalar.Double * alpha.Double);

        /// <summary>The difference, broadcast and promoted.</summary>
        /// <exception cref="ExternalException">The shapes cannot be broadcast together, or both are booleans.</exception>
        public Tensor sub(Tensor target)
        {
            RefuseBooleans(Type, target.Type);
            var result = Binary.Of<Difference>("sub", this, target);
            Recording.Record("sub", result, this, target, static (_, g, input) => input == 0 ? g : g.neg());
            return result;
        }

        /// <summary>The difference with a number.</summary>
        public Tensor sub(Scalar target)
        {
            RefuseBooleans(Type, target.Type);
            var result = Binary.Of<Difference>(this, target, Promotion.Of(this, target));
            Recording.Record("sub", result, this, static (_, g, _) => g);
            return result;
        }

        /// <summary>Subtracts in place.</summary>
        public Tensor sub_(Tensor target)
            => InPlace.MustRecord(this, [target]) ? InPlace.Recorded(this, old => old.sub(target)) : InPlace.Binary<Difference>("sub_", this, target);

        /// <summary>Subtracts a number in place.</summary>
        public Tensor sub_(Scalar target)
            => InPlace.MustRecord(this, []) ? InPlace.Recorded(this, old => old.sub(target)) : InPlace.Binary<Difference>("sub_", this, target);

        /// <inheritdoc cref="sub(Tensor)"/>
        public Tensor subtract(Tensor target) => sub(target);

        /// <inheritdoc cref="sub(Scalar)"/>
        public Tensor subtract(Scalar target) => sub(target);

        /// <inheritdoc cref="sub_(Tensor)"/>
        public Tensor subtract_(Tensor target) => sub_(target);

        /// <inheritdoc cref="sub_(Scalar)"/>
        public Tensor subtract_(Scalar target) => sub_(target);

        /// <summary>The negative of each element.</summary>
        public Tensor neg()
        {
            if (Type == ScalarType.Bool) throw new ExternalException("neg: negation of a Bool tensor is not supported; use logical_not()");
            var result = Unary.OfNumbers<Negation>(this);
            Recording.Record("neg", result, this, static (_, g, _) => g.neg());
            return result;
        }

        /// <inheritdoc cref="neg"/>
        public Tensor negative() => neg();

        static Tensor NumberMinus(Scalar left, Tensor right)
        {
            RefuseBooleans(left.Type, right.Type);
            var result = Binary.Of<Difference>(left, right, Promotion.Of(right, left));
            Recording.Record("rsub", result, right, static (_, g, _) => g.neg());
            return result;
        }

        static void RefuseBooleans(ScalarType x, ScalarType y)
        {
            if (x == ScalarType.Bool || y == ScalarType.Bool)
            {
                throw new ExternalException("sub: subtraction with a Bool tensor is not supported; use logical_not() or logical_xor(), or convert with to_type(torch.int64)");
            }
        }
    }
}
