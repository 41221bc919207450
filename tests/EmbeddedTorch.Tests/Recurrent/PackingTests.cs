using static TorchSharp.torch;
using static TorchSharp.torch.nn.utils.rnn;

namespace TorchSharp.Tests.Recurrent;

public class PackingTests
{
    /// <summary>Packing puts the rows of each step one after the other, longest sequence first.</summary>
    [Fact]
    public void PackingSortsByLength()
    {
        var x = arange(8).reshape(4, 2);
        var packed = pack_padded_sequence(x, tensor(new[] { 2L, 4L }), enforce_sorted: false);
        Numbers.Equal(packed.data, [6], 1, 0, 3, 2, 5, 7);
        Numbers.Equal(packed.batch_sizes, [4], 2, 2, 1, 1);
        Numbers.Equal(packed.sorted_indices, [2], 1, 0);
        Numbers.Equal(packed.unsorted_indices, [2], 1, 0);
        var (padded, lengths) = pad_packed_sequence(packed, padding_value: -1);
        Numbers.Equal(padded, [4, 2], 0, 1, 2, 3, -1, 5, -1, 7);
        Numbers.Equal(lengths, [2], 2, 4);
        Assert.Contains("descending", Assert.Throws<ArgumentException>(() => pack_padded_sequence(x, tensor(new[] { 2L, 4L }))).Message);
        Assert.Contains("from 1 to 4", Assert.Throws<ArgumentException>(() => pack_padded_sequence(x, tensor(new[] { 5L, 4L }))).Message);
    }

    /// <summary>Padding fills up to the longest sequence.</summary>
    [Fact]
    public void PaddingFillsUp()
    {
        Tensor[] sequences = [ones(1), ones(3)];
        Numbers.Equal(pad_sequence(sequences, batch_first: true, padding_value: 9), [2, 3], 1, 9, 9, 1, 1, 1);
        Numbers.Equal(pack_sequence(sequences, enforce_sorted: false).data, [4], 1, 1, 1, 1);
    }

    /// <summary>A packed sequence is run as if each were alone, in both directions and all layers, with its own states; gradients too.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void PackedSequencesRunAlone(bool given)
    {
        manual_seed(1);
        var lstm = nn.LSTM(2, 3, 2, bidirectional: true).to(float64);
        var x = randn(5, 4, 2, float64);
        long[] lengths = [2, 5, 1, 2];
        (Tensor, Tensor)? first = given ? (randn(4, 4, 3, float64), randn(4, 4, 3, float64)) : null;
        var (output, h, c) = lstm.call(pack_padded_sequence(x, tensor(lengths), enforce_sorted: false), first);
        var (y, _) = pad_packed_sequence(output);
        (y.pow(2).sum() + h.pow(3).sum() + c.sum()).backward();
        var together = lstm.parameters().Select(p => p.grad!.clone()).ToArray();
        lstm.zero_grad();
        for (var i = 0; i < lengths.Length; i++)
        {
            var one = first is { } s ? (s.Item1.narrow(1, i, 1), s.Item2.narrow(1, i, 1)) : ((Tensor, Tensor)?)null;
            var (alone, hAlone, cAlone) = lstm.call(x.narrow(1, i, 1).narrow(0, 0, lengths[i]), one);
            Numbers.Same(alone, y.narrow(1, i, 1).narrow(0, 0, lengths[i]), 1e-12);
            Numbers.Same(hAlone, h.narrow(1, i, 1), 1e-12);
            Numbers.Same(cAlone, c.narrow(1, i, 1), 1e-12);
            (alone.pow(2).sum() + hAlone.pow(3).sum() + cAlone.sum()).backward();
        }
        foreach (var (expected, actual) in lstm.parameters().Zip(together)) Numbers.Same(expected.grad!, actual, 1e-12);
    }

    /// <summary>
    /// <c>torch.manual_seed(7); m = nn.LSTM(2, 3, bidirectional=True, num_layers=2); x = torch.arange(24).reshape(4, 3, 2) / 12 - 1;
    /// m(pack_padded_sequence(x, torch.tensor([2, 4, 1]), enforce_sorted=False))[1]</c>
    /// </summary>
    [Fact]
    public void PackedStatesArePyTorchs()
    {
        manual_seed(7);
        var lstm = nn.LSTM(2, 3, 2, bidirectional: true);
        var x = arange(24).reshape(4, 3, 2).to_type(float32) / 12 - 1;
        var (_, h, c) = lstm.call(pack_padded_sequence(x, tensor(new[] { 2L, 4L, 1L }), enforce_sorted: false));
        Numbers.Close(h, [4, 3, 3], 1e-6, 0.103042684, -0.0547443479, 0.183258563, -0.114702657, -0.181839958, 0.231285676, 0.0591969751, -0.0385732278, 0.124015838, -0.11105936, -0.291821361, 0.125136316);
        Numbers.Close(c, [4, 3, 3], 1e-6, 0.231685787, -0.138260454, 0.547213078, -0.260471106, -0.377482206, 0.48221606, 0.13497749, -0.0956641734, 0.379685551, -0.208577543, -0.45015645, 0.369082838);
    }
}
