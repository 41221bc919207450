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

        /// <summary>The product of the elements so far, along a dimension; integers and booleans become Int64.</summary>
        public Tensor cumprod(long dim, ScalarType? type = null)
        {
            var result = Cumulation.Along<Product>("cumprod", this, dim, type ?? SumType);
            Recording.Record("cumprod", result, this, (n, g, _) => n[0].eq(0).any().ToBoolean()
                ? ProductGradient(g, n[0], dim)
                : FromTheEnd(g.mul(n[1]), dim).div(n[0]))?.Save(this, result);
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

        /// <summary>Where there are zeros nothing can be divided: for each element, the sum of the later gradients times the products without it.</summary>
        static Tensor ProductGradient(Tensor g, Tensor x, long dim)
        {
            if (x.dim() == 0) return g;
            var places = x.sizes[Shape.Dimension(dim, x.Rank, "cumprod")];
            var before = x.narrow(dim, 0, 1).ones_like();
            var gradients = new Tensor[places];
            for (long k = 0; k < places; k++)
            {
                var products = cat([before, x.narrow(dim, k + 1, places - k - 1)], dim).cumprod(dim);
                gradients[k] = products.mul(g.narrow(dim, k, places - k)).sum([dim], keepdim: true);
                before = before.mul(x.narrow(dim, k, 1));
            }
            return cat(gradients, dim);
        }

        static Tensor FromTheEnd(Tensor g, long dim) => g.dim() == 0 ? g : g.flip(dim).cumsum(dim).flip(dim);
    }
}
