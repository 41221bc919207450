using TorchSharp;

namespace Workbook.Grading.Specification;

/// <summary>Draws inputs. Values do not depend on the engine, so a seed means the same on both stacks.</summary>
internal static class Draw
{
    /// <summary>A tensor of values spread evenly over -scale to scale, none of them near zero.</summary>
    public static torch.Tensor Tensor(Random random, torch.ScalarType dtype, double scale, params long[] shape)
    {
        var values = new double[shape.Aggregate(1L, (product, size) => product * size)];
        for (int i = 0; i < values.Length; i++)
            values[i] = (random.Next(2) * 2 - 1) * scale * (0.1 + 0.9 * random.NextDouble());
        return torch.tensor(values).reshape(shape).to_type(dtype);
    }

    /// <summary>Token ids from 0 to one less than the vocabulary, int64.</summary>
    public static torch.Tensor Ids(Random random, int vocabulary, params long[] shape)
    {
        var ids = new long[shape.Aggregate(1L, (product, size) => product * size)];
        for (int i = 0; i < ids.Length; i++) ids[i] = random.Next(vocabulary);
        return torch.tensor(ids).reshape(shape);
    }
}
