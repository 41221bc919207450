namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A tensor of 0 dimensions, for assignments to indexers.</summary>
        public static implicit operator Tensor(float value) => tensor(value);

        /// <summary>A vector of these elements.</summary>
        public static implicit operator Tensor(float[] value) => tensor(value);

        /// <summary>A tensor of 0 dimensions, for assignments to indexers.</summary>
        public static implicit operator Tensor(double value) => tensor(value);

        /// <summary>A vector of these elements.</summary>
        public static implicit operator Tensor(double[] value) => tensor(value);

        /// <summary>A tensor of 0 dimensions, for assignments to indexers.</summary>
        public static implicit operator Tensor(long value) => tensor(value);

        /// <summary>A vector of these elements.</summary>
        public static implicit operator Tensor(long[] value) => tensor(value);

        /// <summary>A tensor of 0 dimensions, for assignments to indexers.</summary>
        public static implicit operator Tensor(int value) => tensor(value);

        /// <summary>A vector of these elements.</summary>
        public static implicit operator Tensor(int[] value) => tensor(value);

        /// <summary>A tensor of 0 dimensions, for assignments to indexers.</summary>
        public static implicit operator Tensor(byte value) => tensor(value);

        /// <summary>A vector of these elements.</summary>
        public static implicit operator Tensor(byte[] value) => tensor(value);

        /// <summary>A tensor of 0 dimensions, for assignments to indexers.</summary>
        public static implicit operator Tensor(bool value) => tensor(value);

        /// <summary>A vector of these elements.</summary>
        public static implicit operator Tensor(bool[] value) => tensor(value);

        /// <summary>Never called: it guides the compiler's choice between overloads, as in TorchSharp.</summary>
        /// <exception cref="InvalidOperationException">Always.</exception>
        public static implicit operator Tensor(Scalar scalar)
            => throw new InvalidOperationException("a Scalar does not become a Tensor by itself; use torch.tensor(...)");
    }
}
