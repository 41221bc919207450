namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The sum of the elements so far, along a dimension; integers and booleans become Int64.</summary>
        public Tensor cumsum(long dim, ScalarType? type = null)
        {
            var result = Cumulation.Along<Sum>("cumsum", this, dim, type ?? SumType);
            Recording.Record("cumsum", result, this, (_, g, _) => FromTheEnd(g, dim));
            return result;
        }

        /// <summary>The product of the elements so far, along a dimension; integers and booleans become Int64. The gradient wants no zeros.</summary>
        public Tensor cumprod(long dim, ScalarType? type = null)
        {
            var result = Cumulation.Along<Product>("cumprod", this, dim, type ?? SumType);
            Recording.Record("cumprod", result, this, (n, g, _) => FromTheEnd(g.mul(n[1]), dim).div(n[0]))?.Save(this, result);
            return result;
        }

        /// <summary>The difference of neighbours along a dimension, n times.</summary>
        public Tensor diff(long n = 1, long dim = -1, Tensor? prepend = null, Tensor? append = null)
        {
            var x = prepend is null && append is null ? this : cat(Given(prepend, this, append), dim);
            for (var i = 0; i < n; i++)
            {
                var last = x.sizes[Shape.Dimension(dim, x.Rank, "diff")] - 1;
                var (after, before) = (x.narrow(dim, 1, last), x.narrow(dim, 0, last));
                x = x.Type == ScalarType.Bool ? after.logical_xor(before) : after.sub(before);
            }
            return x;
        }

        static Tensor FromTheEnd(Tensor g, long dim) => g.dim() == 0 ? g : g.flip(dim).cumsum(dim).flip(dim);
    }
}
