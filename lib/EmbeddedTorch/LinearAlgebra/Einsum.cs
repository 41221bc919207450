namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// Sums of products by Einstein's convention, for one or two tensors: each letter names a dimension, letters missing in
    /// the result are summed over, as in <c>einsum("bij,bjk->bik", x, y)</c>. Without "->" the result has the letters that
    /// stand once, in alphabetical order.
    /// </summary>
    /// <exception cref="ExternalException">The equation does not fit the tensors, or there are more than two.</exception>
    public static Tensor einsum(string equation, params Tensor[] tensors) => Einstein.Sum(equation, tensors);
}

/// <summary>Contractions by Einstein's convention.</summary>
internal static class Einstein
{
    internal static Tensor Sum(string equation, Tensor[] tensors)
    {
        var sides = equation.Replace(" ", "", StringComparison.Ordinal).Split("->");
        var terms = sides[0].Split(',');
        if (terms.Length != tensors.Length || tensors.Length is < 1 or > 2)
        {
            throw new ExternalException($"einsum: '{equation}' has {terms.Length} terms for {tensors.Length} tensors; this engine contracts one or two");
        }
        var output = sides.Length > 1 ? sides[1] : Implied(sides[0]);
        var operands = new (string Letters, Tensor Tensor)[terms.Length];
        for (var i = 0; i < terms.Length; i++) operands[i] = OneOfEach(equation, terms[i], tensors[i]);
        RequireKnown(equation, output, operands);
        var (letters, result) = operands.Length == 1 ? operands[0] : Product(operands[0], operands[1], output, equation);
        return Ordered(letters, result, output);
    }

    static string Implied(string input)
        => string.Concat(input.Where(char.IsLetter).GroupBy(c => c).Where(group => group.Count() == 1).Select(group => group.Key).Order());

    /// <summary>A letter that stands twice in a term names a diagonal.</summary>
    static (string Letters, Tensor Tensor) OneOfEach(string equation, string letters, Tensor tensor)
    {
        if (letters.Length != tensor.Rank || !letters.All(char.IsLetter))
        {
            throw new ExternalException($"einsum: term '{letters}' of '{equation}' does not name the {tensor.Rank} dimensions of shape {Shape.Text(tensor.sizes)}");
        }
        for (var i = 0; i < letters.Length; i++)
        {
            var again = letters.IndexOf(letters[i], i + 1);
            if (again < 0) continue;
            return OneOfEach(equation, letters.Remove(again, 1).Remove(i, 1) + letters[i], tensor.diagonal(0, i, again));
        }
        return (letters, tensor);
    }

    static void RequireKnown(string equation, string output, (string Letters, Tensor Tensor)[] operands)
    {
        foreach (var letter in output)
        {
            if (!operands.Any(operand => operand.Letters.Contains(letter)) || output.Count(c => c == letter) > 1)
            {
                throw new ExternalException($"einsum: '{letter}' of the result of '{equation}' must stand there once and in a term");
            }
        }
    }

    /// <summary>One batched matrix product: [batch, left, summed] · [batch, summed, right].</summary>
    static (string Letters, Tensor Tensor) Product((string Letters, Tensor Tensor) x, (string Letters, Tensor Tensor) y, string output, string equation)
    {
        x = SummedOut(x, output + y.Letters);
        y = SummedOut(y, output + x.Letters);
        RequireSameSizes(equation, x, y);
        var shared = string.Concat(x.Letters.Where(y.Letters.Contains));
        var batch = string.Concat(shared.Where(output.Contains));
        var summed = string.Concat(shared.Except(output));
        var left = string.Concat(x.Letters.Except(shared));
        var right = string.Concat(y.Letters.Except(shared));
        var first = Ordered(x.Letters, x.Tensor, batch + left + summed).reshape(Count(x, batch), Count(x, left), Count(x, summed));
        var second = Ordered(y.Letters, y.Tensor, batch + summed + right).reshape(Count(y, batch), Count(y, summed), Count(y, right));
        var product = first.bmm(second);
        return (batch + left + right, product.reshape([.. Sizes(x, batch), .. Sizes(x, left), .. Sizes(y, right)]));
    }

    static (string Letters, Tensor Tensor) SummedOut((string Letters, Tensor Tensor) x, string kept)
    {
        var dims = Enumerable.Range(0, x.Letters.Length).Where(d => !kept.Contains(x.Letters[d])).Select(d => (long)d).ToArray();
        return dims.Length == 0 ? x : (string.Concat(x.Letters.Where(kept.Contains)), x.Tensor.sum(dims));
    }

    static void RequireSameSizes(string equation, (string Letters, Tensor Tensor) x, (string Letters, Tensor Tensor) y)
    {
        foreach (var letter in x.Letters.Where(y.Letters.Contains))
        {
            var (a, b) = (Size(x, letter), Size(y, letter));
            if (a != b) throw new ExternalException($"einsum: '{letter}' of '{equation}' is {a} in shape {Shape.Text(x.Tensor.sizes)} and {b} in shape {Shape.Text(y.Tensor.sizes)}");
        }
    }

    /// <summary>The dimensions in the order of the letters wanted; others are summed over.</summary>
    static Tensor Ordered(string letters, Tensor tensor, string wanted)
    {
        var (kept, summed) = SummedOut((letters, tensor), wanted);
        return summed.permute([.. wanted.Select(letter => (long)kept.IndexOf(letter))]);
    }

    static long Size((string Letters, Tensor Tensor) x, char letter) => x.Tensor.sizes[x.Letters.IndexOf(letter)];

    static long[] Sizes((string Letters, Tensor Tensor) x, string letters) => [.. letters.Select(letter => Size(x, letter))];

    static long Count((string Letters, Tensor Tensor) x, string letters) => Shape.Count(Sizes(x, letters));
}
