using TorchSharp;
using Workbook.Tables;
using static TorchSharp.torch;

namespace Workbook.Tests.Tables;

/// <summary>Lines whose last column was run.</summary>
public sealed class PhrasebookTests
{
    /// <summary>The expression's own text is shown, and what it gave.</summary>
    [Fact]
    public void The_text_of_the_expression_is_shown() => Assert.Equal(
        "Layers\nKeras     PyTorch            TorchSharp         gives\n`Dense(5)`  `nn.Linear(3, 5)`  `nn.Linear(3, 5)`  weight (5, 3), bias (5)".Replace(" ", "", StringComparison.Ordinal),
        new Phrasebook("Layers").Entry("Dense(5)", "nn.Linear(3, 5)", () => nn.Linear(3, 5), "weight (5, 3), bias (5)").ToString().Replace(" ", "", StringComparison.Ordinal));

    /// <summary>Without a word of Keras there is no column for it.</summary>
    [Fact]
    public void A_column_without_words_is_left_out() => Assert.Equal(
        "Numbers\nPyTorch             TorchSharp           gives\n`torch.tensor(1)`  `tensor(1)`  () int32".Replace(" ", "", StringComparison.Ordinal),
        new Phrasebook("Numbers").Entry("", "torch.tensor(1)", () => tensor(1), "() int32").ToString().Replace(" ", "", StringComparison.Ordinal));

    /// <summary>A line that claims another result is refused, with what came out.</summary>
    [Fact]
    public void A_wrong_claim_is_refused() => Assert.Equal(
        "zeros(2, 3) gives (2, 3) float32, not (3, 2) float32.",
        Assert.Throws<InvalidOperationException>(() => new Phrasebook("").Entry("", "", () => zeros(2, 3), "(3, 2) float32").Entry("", "", () => 1, "1")).Message);

    /// <summary>Tensors, tuples, modules, numbers and other things are described.</summary>
    [Fact]
    public void Values_are_described()
    {
        Assert.Equal("() float64", Phrasebook.Describe(tensor(1.0)));
        Assert.Equal("(2) int64, (1) bool", Phrasebook.Describe((arange(2), ones(1, dtype: @bool))));
        Assert.Equal("no parameters", Phrasebook.Describe(nn.Tanh()));
        Assert.Equal("0.5", Phrasebook.Describe(0.5));
        Assert.Equal("Random", Phrasebook.Describe(new Random(1)));
    }
}
