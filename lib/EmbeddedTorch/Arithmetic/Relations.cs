namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Where the element is equal: a Bool tensor.</summary>
        public Tensor eq(Tensor target) => Comparison.Of<Equal>("eq", this, target);

        /// <summary>Where the element is equal: a Bool tensor.</summary>
        public Tensor eq(Scalar target) => Comparison.Of<Equal>("eq", this, target);

        /// <summary>Where the element is not equal: a Bool tensor.</summary>
        public Tensor ne(Tensor target) => Comparison.Of<NotEqual>("ne", this, target);

        /// <summary>Where the element is not equal: a Bool tensor.</summary>
        public Tensor ne(Scalar target) => Comparison.Of<NotEqual>("ne", this, target);

        /// <summary>Where the element is less: a Bool tensor.</summary>
        public Tensor lt(Tensor target) => Comparison.Of<Less>("lt", this, target);

        /// <summary>Where the element is less: a Bool tensor.</summary>
        public Tensor lt(Scalar target) => Comparison.Of<Less>("lt", this, target);

        /// <summary>Where the element is less or equal: a Bool tensor.</summary>
        public Tensor le(Tensor target) => Comparison.Of<LessOrEqual>("le", this, target);

        /// <summary>Where the element is less or equal: a Bool tensor.</summary>
        public Tensor le(Scalar target) => Comparison.Of<LessOrEqual>("le", this, target);

        /// <summary>Where the element is greater: a Bool tensor.</summary>
        public Tensor gt(Tensor target) => Comparison.Of<Greater>("gt", this, target);

        /// <summary>Where the element is greater: a Bool tensor.</summary>
        public Tensor gt(Scalar target) => Comparison.Of<Greater>("gt", this, target);

        /// <summary>Where the element is greater or equal: a Bool tensor.</summary>
        public Tensor ge(Tensor target) => Comparison.Of<GreaterOrEqual>("ge", this, target);

        /// <summary>Where the element is greater or equal: a Bool tensor.</summary>
        public Tensor ge(Scalar target) => Comparison.Of<GreaterOrEqual>("ge", this, target);

        /// <summary>Where both are not zero: a Bool tensor.</summary>
        public Tensor logical_and(Tensor other) => Comparison.Of<BothTrue>("logical_and", this, other);

        /// <summary>Where one or both are not zero: a Bool tensor.</summary>
        public Tensor logical_or(Tensor other) => Comparison.Of<EitherTrue>("logical_or", this, other);

        /// <summary>Where exactly one is not zero: a Bool tensor.</summary>
        public Tensor logical_xor(Tensor other) => Comparison.Of<OneTrue>("logical_xor", this, other);

        /// <summary>Where the element is zero: a Bool tensor.</summary>
        public Tensor logical_not() => eq(0);

        /// <summary>And of booleans, bitwise and of integers.</summary>
        public Tensor bitwise_and(Tensor other) => Bitwise<BitwiseAnd>("bitwise_and", other);

        /// <summary>Or of booleans, bitwise or of integers.</summary>
        public Tensor bitwise_or(Tensor other) => Bitwise<BitwiseOr>("bitwise_or", other);

        /// <summary>Exclusive or of booleans, bitwise of integers.</summary>
        public Tensor bitwise_xor(Tensor other) => Bitwise<BitwiseXor>("bitwise_xor", other);

        /// <summary>Not of booleans, bitwise not of integers.</summary>
        public Tensor bitwise_not()
        {
            TypeRequirements.WantIntegers("bitwise_not", Type);
            return Type == ScalarType.Bool ? logical_not() : Binary.Of<Difference>(-1L, this, Type);
        }

        Tensor Bitwise<TOp>(string operation, Tensor other) where TOp : struct, IBinaryOperation
        {
            TypeRequirements.WantIntegers(operation, Promotion.Of(this, other));
            return Binary.Of<TOp>(operation, this, other);
        }
    }
}
