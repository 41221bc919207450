namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class init
        {
            /// <summary>
            /// A matrix (of the first dimension and all others) with orthonormal rows or columns, times gain: the Q of the QR
            /// decomposition of normal numbers, with signs that make R's diagonal positive. Saxe et al., "Exact solutions to the
            /// nonlinear dynamics of learning in deep linear neural networks" (2013).
            /// </summary>
            /// <exception cref="ArgumentException">The tensor has fewer than two dimensions.</exception>
            public static Tensor orthogonal_(Tensor tensor, double gain = 1)
            {
                if (tensor.Rank < 2) throw new ArgumentException($"orthogonal_: wants two dimensions or more, got shape {Shape.Text(tensor.sizes)}");
                var (rows, columns) = (tensor.sizes[0], tensor.count / tensor.sizes[0]);
                return Filled(tensor, t =>
                {
                    var normal = empty([rows, columns], t.Type).normal_().to_type(ScalarType.Float64);
                    var tall = (rows < columns ? normal.t() : normal).contiguous();
                    Orthonormalize(tall.Span<double>(), (int)tall.sizes[0], (int)tall.sizes[1]);
                    var q = rows < columns ? tall.t() : tall;
                    t.copy_(q.mul(gain).reshape(t.sizes));
                });
            }

            /// <summary>Modified Gram-Schmidt on the columns, twice for accuracy; each column keeps its direction, so R's diagonal is positive.</summary>
            static void Orthonormalize(Span<double> a, int rows, int columns)
            {
                for (var j = 0; j < columns; j++)
                {
                    for (var pass = 0; pass < 2; pass++)
                    {
                        for (var k = 0; k < j; k++) AddColumn(a, rows, columns, j, k, -Product(a, rows, columns, j, k));
                    }
                    var length = Math.Sqrt(Product(a, rows, columns, j, j));
                    for (var i = 0; i < rows; i++) a[i * columns + j] /= length;
                }
            }

            static double Product(ReadOnlySpan<double> a, int rows, int columns, int j, int k)
            {
                var sum = 0.0;
                for (var i = 0; i < rows; i++) sum += a[i * columns + j] * a[i * columns + k];
                return sum;
            }

            static void AddColumn(Span<double> a, int rows, int columns, int to, int from, double factor)
            {
                for (var i = 0; i < rows; i++) a[i * columns + to] += factor * a[i * columns + from];
            }
        }
    }
}
