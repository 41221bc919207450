namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Sum of two tensors, broadcast and promoted.</summary>
        public static Tensor operator +(Tensor left, Tensor right) => left.add(right);

        /// <summary>Sum of a tensor and a number.</summary>
        public static Tensor operator +(Tensor left, Scalar right) => left.add(right);

        /// <summary>Sum of a number and a tensor.</summary>
        public static Tensor operator +(Scalar left, Tensor right) => right.add(left);

        /// <summary>Sum of a tensor and a number.</summary>
        public static Tensor operator +(Tensor left, int right) => left + (Scalar)right;

        /// <summary>Sum of a number and a tensor.</summary>
        public static Tensor operator +(int left, Tensor right) => (Scalar)left + right;

        /// <summary>Sum of a tensor and a number.</summary>
        public static Tensor operator +(Tensor left, long right) => left + (Scalar)right;

        /// <summary>Sum of a number and a tensor.</summary>
        public static Tensor operator +(long left, Tensor right) => (Scalar)left + right;

        /// <summary>Sum of a tensor and a number.</summary>
        public static Tensor operator +(Tensor left, float right) => left + (Scalar)right;

        /// <summary>Sum of a number and a tensor.</summary>
        public static Tensor operator +(float left, Tensor right) => (Scalar)left + right;

        /// <summary>Sum of a tensor and a number.</summary>
        public static Tensor operator +(Tensor left, double right) => left + (Scalar)right;

        /// <summary>Sum of a number and a tensor.</summary>
        public static Tensor operator +(double left, Tensor right) => (Scalar)left + right;

        /// <summary>Difference of two tensors, broadcast and promoted.</summary>
        public static Tensor operator -(Tensor left, Tensor right) => left.sub(right);

        /// <summary>Difference of a tensor and a number.</summary>
        public static Tensor operator -(Tensor left, Scalar right) => left.sub(right);

        /// <summary>Difference of a number and a tensor.</summary>
        public static Tensor operator -(Scalar left, Tensor right) => NumberMinus(left, right);

        /// <summary>Difference of a tensor and a number.</summary>
        public static Tensor operator -(Tensor left, int right) => left - (Scalar)right;

        /// <summary>Difference of a number and a tensor.</summary>
        public static Tensor operator -(int left, Tensor right) => (Scalar)left - right;

        /// <summary>Difference of a tensor and a number.</summary>
        public static Tensor operator -(Tensor left, long right) => left - (Scalar)right;

        /// <summary>Difference of a number and a tensor.</summary>
        public static Tensor operator -(long left, Tensor right) => (Scalar)left - right;

        /// <summary>Difference of a tensor and a number.</summary>
        public static Tensor operator -(Tensor left, float right) => left - (Scalar)right;

        /// <summary>Difference of a number and a tensor.</summary>
        public static Tensor operator -(float left, Tensor right) => (Scalar)left - right;

        /// <summary>Difference of a tensor and a number.</summary>
        public static Tensor operator -(Tensor left, double right) => left - (Scalar)right;

        /// <summary>Difference of a number and a tensor.</summary>
        public static Tensor operator -(double left, Tensor right) => (Scalar)left - right;

        /// <summary>Product of two tensors, broadcast and promoted.</summary>
        public static Tensor operator *(Tensor left, Tensor right) => left.mul(right);

        /// <summary>Product of a tensor and a number.</summary>
        public static Tensor operator *(Tensor left, Scalar right) => left.mul(right);

        /// <summary>Product of a number and a tensor.</summary>
        public static Tensor operator *(Scalar left, Tensor right) => right.mul(left);

        /// <summary>Product of a tensor and a number.</summary>
        public static Tensor operator *(Tensor left, int right) => left * (Scalar)right;

        /// <summary>Product of a number and a tensor.</summary>
        public static Tensor operator *(int left, Tensor right) => (Scalar)left * right;

        /// <summary>Product of a tensor and a number.</summary>
        public static Tensor operator *(Tensor left, long right) => left * (Scalar)right;

        /// <summary>Product of a number and a tensor.</summary>
        public static Tensor operator *(long left, Tensor right) => (Scalar)left * right;

        /// <summary>Product of a tensor and a number.</summary>
        public static Tensor operator *(Tensor left, float right) => left * (Scalar)right;

        /// <summary>Product of a number and a tensor.</summary>
        public static Tensor operator *(float left, Tensor right) => (Scalar)left * right;

        /// <summary>Product of a tensor and a number.</summary>
        public static Tensor operator *(Tensor left, double right) => left * (Scalar)right;

        /// <summary>Product of a number and a tensor.</summary>
        public static Tensor operator *(double left, Tensor right) => (Scalar)left * right;

        /// <summary>Quotient of two tensors, broadcast and promoted.</summary>
        public static Tensor operator /(Tensor left, Tensor right) => left.div(right);

        /// <summary>Quotient of a tensor and a number.</summary>
        public static Tensor operator /(Tensor left, Scalar right) => left.div(right);

        /// <summary>Quotient of a number and a tensor.</summary>
        public static Tensor operator /(Scalar left, Tensor right) => NumberOver(left, right);

        /// <summary>Quotient of a tensor and a number.</summary>
        public static Tensor operator /(Tensor left, int right) => left / (Scalar)right;

        /// <summary>Quotient of a number and a tensor.</summary>
        public static Tensor operator /(int left, Tensor right) => (Scalar)left / right;

        /// <summary>Quotient of a tensor and a number.</summary>
        public static Tensor operator /(Tensor left, long right) => left / (Scalar)right;

        /// <summary>Quotient of a number and a tensor.</summary>
        public static Tensor operator /(long left, Tensor right) => (Scalar)left / right;

        /// <summary>Quotient of a tensor and a number.</summary>
        public static Tensor operator /(Tensor left, float right) => left / (Scalar)right;

        /// <summary>Quotient of a number and a tensor.</summary>
        public static Tensor operator /(float left, Tensor right) => (Scalar)left / right;

        /// <summary>Quotient of a tensor and a number.</summary>
        public static Tensor operator /(Tensor left, double right) => left / (Scalar)right;

        /// <summary>Quotient of a number and a tensor.</summary>
        public static Tensor operator /(double left, Tensor right) => (Scalar)left / right;

        /// <summary>The negative of each element.</summary>
        public static Tensor operator -(Tensor tensor) => tensor.neg();

        /// <summary>Remainder with the sign of the divisor.</summary>
        public static Tensor operator %(Tensor left, Tensor right) => left.remainder(right);

        /// <summary>Remainder with the sign of the divisor.</summary>
        public static Tensor operator %(Tensor left, Scalar right) => left.remainder(right);

        /// <summary>Remainder with the sign of the divisor.</summary>
        public static Tensor operator %(Tensor left, int right) => left.remainder(right);

        /// <summary>Remainder with the sign of the divisor.</summary>
        public static Tensor operator %(Tensor left, long right) => left.remainder(right);

        /// <summary>Remainder with the sign of the divisor.</summary>
        public static Tensor operator %(Tensor left, float right) => left.remainder(right);

        /// <summary>Remainder with the sign of the divisor.</summary>
        public static Tensor operator %(Tensor left, double right) => left.remainder(right);

        /// <summary>And of booleans, bitwise and of integers.</summary>
        public static Tensor operator &(Tensor left, Tensor right) => left.bitwise_and(right);

        /// <summary>Or of booleans, bitwise or of integers.</summary>
        public static Tensor operator |(Tensor left, Tensor right) => left.bitwise_or(right);

        /// <summary>Exclusive or of booleans, bitwise of integers.</summary>
        public static Tensor operator ^(Tensor left, Tensor right) => left.bitwise_xor(right);

        /// <summary>Not of booleans, bitwise not of integers.</summary>
        public static Tensor operator ~(Tensor left) => left.bitwise_not();
    }
}
