namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>
            /// For each class (Int64) a vector of zeros with a one at the class: a dimension of <paramref name="num_classes"/>
            /// (the largest class plus one if -1) is added at the end. The result is Int64.
            /// </summary>
            /// <exception cref="ArgumentException">The classes are not Int64.</exception>
            /// <exception cref="ExternalException">A class is negative or not below the number of classes.</exception>
            public static Tensor one_hot(Tensor x, long num_classes = -1)
            {
                if (x.Type != ScalarType.Int64) throw new ArgumentException($"one_hot: wants an Int64 tensor, got {x.Type}; convert with to_type(torch.int64)");
                var classes = x.LongValues();
                var width = num_classes >= 0 ? num_classes : classes.DefaultIfEmpty(-1).Max() + 1;
                var result = Tensor.Zeros(ScalarType.Int64, [.. x.sizes, width]);
                var elements = result.Span<long>();
                for (var i = 0; i < classes.Length; i++)
                {
                    if (classes[i] < 0 || classes[i] >= width) throw new ExternalException($"one_hot: class {classes[i]} is not between 0 and {width - 1}; num_classes is {width}");
                    elements[(int)(i * width + classes[i])] = 1;
                }
                return result;
            }
        }
    }
}
