using TorchSharp;
using Workbook.Grading.Checking;
using Workbook.Grading.Feedback;
using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Tests;

/// <summary>What the check says to answers that go wrong in ways no misconception foresees.</summary>
public sealed class CheckerTests
{
    private static readonly ExerciseSpec OneHot = Course.Find("one-hot");

    /// <summary>A learner's exception is reported with its type and message, not as a crash.</summary>
    [Fact]
    public void Exception_is_reported_in_its_own_words()
    {
        var result = Check((ids, vocabulary) => throw new InvalidOperationException("the cat sat on the keyboard"));
        Assert.Equal(CheckState.Failed, result.State);
        Assert.Contains("InvalidOperationException", result.ToString(), StringComparison.Ordinal);
        Assert.Contains("the cat sat on the keyboard", result.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.ToString(), StringComparison.Ordinal);
    }

    /// <summary>NaN never equals a number, and the message says where it is.</summary>
    [Fact]
    public void NaN_is_named_with_its_place()
    {
        var result = Check((ids, vocabulary) => zeros(ids.shape[0], vocabulary) / 0f);
        Assert.Contains("[0, 0] is NaN", result.ToString(), StringComparison.Ordinal);
    }

    /// <summary>A wrong shape is reported as a shape, both of them.</summary>
    [Fact]
    public void Shape_is_compared_before_values()
    {
        var result = Check((ids, vocabulary) => zeros(ids.shape[0], vocabulary + 1));
        Assert.Contains("the shape is (5, 4), expected (5, 3)", result.ToString(), StringComparison.Ordinal);
    }

    /// <summary>A wrong dtype is reported as a dtype even where all values agree.</summary>
    [Fact]
    public void Dtype_is_compared_before_values()
    {
        var result = Check((ids, vocabulary) => nn.functional.one_hot(ids, vocabulary).to_type(float64));
        Assert.Contains("the dtype is Float64, expected Float32", result.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Right values in each other's place are told as that, also where the exercise lists no such mistake.</summary>
    [Fact]
    public void Exchanged_results_are_named()
    {
        var exercise = Course.Find("gru-cell-forward");
        var right = (Func<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, (Tensor, Tensor, Tensor, Tensor)>)exercise.Reference[0];
        var result = Checker.Run(exercise, [(Tensor xt, Tensor cPrev, Tensor Wu, Tensor Wr, Tensor Wc, Tensor bu, Tensor br, Tensor bc) =>
        {
            var (gammaU, gammaR, cTilde, cNext) = right(xt, cPrev, Wu, Wr, Wc, bu, br, bc);
            return (gammaR, gammaU, cTilde, cNext);
        }], 7);
        Assert.Equal("results-exchanged", result.Misconception?.Id);
        Assert.Contains("the update gate gammaU and the relevance gate gammaR", result.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Two results that are wrong in another way are not said to be exchanged.</summary>
    [Fact]
    public void Two_wrong_results_are_not_exchanged()
    {
        var exercise = Course.Find("gru-cell-forward");
        var right = (Func<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, (Tensor, Tensor, Tensor, Tensor)>)exercise.Reference[0];
        var result = Checker.Run(exercise, [(Tensor xt, Tensor cPrev, Tensor Wu, Tensor Wr, Tensor Wc, Tensor bu, Tensor br, Tensor bc) =>
        {
            var (gammaU, _, cTilde, cNext) = right(xt, cPrev, Wu, Wr, Wc, bu, br, bc);
            return (cTilde, gammaU, cTilde, cNext);
        }], 7);
        Assert.Equal(CheckState.Failed, result.State);
        Assert.NotEqual("results-exchanged", result.Misconception?.Id);
    }

    /// <summary>A right value with a changed input earns part of the points, and the input is named.</summary>
    [Fact]
    public void Changed_input_costs_its_check_only()
    {
        var result = Check((ids, vocabulary) =>
        {
            var rows = nn.functional.one_hot(ids, vocabulary).to_type(float32);
            ids.add_(1);
            return rows;
        });
        Assert.Equal(CheckState.Failed, result.State);
        Assert.Equal(2.5, result.Earned);
        Assert.Contains("changed its input ids", result.ToString(), StringComparison.Ordinal);
    }

    /// <summary>A value that differs in one element is reported with that element, received and expected.</summary>
    [Fact]
    public void Largest_difference_is_shown()
    {
        var result = Check((ids, vocabulary) =>
        {
            var rows = nn.functional.one_hot(ids, vocabulary).to_type(float32);
            rows[ids.shape[0] - 1, 0] = rows[ids.shape[0] - 1, 0] + 0.5f;
            return rows;
        });
        Assert.Contains("1 of 15 values differs; the largest difference is at [4, 0]", result.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Where numbers differ, the card shows them side by side, and the text says the same.</summary>
    [Fact]
    public void Values_are_shown_side_by_side()
    {
        var result = Check((ids, vocabulary) => nn.functional.one_hot(ids, vocabulary).to_type(float32) * 0.5f);
        var values = Assert.Single(result.Checks, check => check.Name == "one-hot rows").Values;
        Assert.Equal(("5 of 15 values differ", "0.5", "1", "0.5"), (values?.Summary, values?.Got, values?.Expected, values?.Distance));
        Assert.Matches(@"^\[\d, \d\]$", values?.Where);
        Assert.Contains("largest difference</th>", result.ToHtml(), StringComparison.Ordinal);
    }

    /// <summary>A later, worse try takes no points away, and the lesson's progress counts them.</summary>
    [Fact]
    public void Progress_counts_the_best_try()
    {
        Func<Tensor, int, Tensor> right = (ids, vocabulary) => nn.functional.one_hot(ids, vocabulary).to_type(float32);
        Func<Tensor, int, Tensor> sideways = (ids, vocabulary) => right(ids, vocabulary).t();
        Assert.Equal("1 of 1 exercise, 5 of 5 points", Exercise.Check("one-hot", right).Progress?.ToString());
        var later = Exercise.Check("one-hot", sideways);
        Assert.Equal(CheckState.Failed, later.State);
        Assert.EndsWith("1 of 1 exercise, 5 of 5 points so far", later.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("so far", later.ToJson(), StringComparison.Ordinal);
        Assert.Contains("one-hot (5 points): passed", Lesson.Open("00-start-here").ToString(), StringComparison.Ordinal);
    }

    /// <summary>A wrong signature is answered with the one asked for.</summary>
    [Fact]
    public void Signature_is_compared_before_the_call()
    {
        Func<Tensor, Tensor> tooFew = ids => ids;
        var result = Checker.Run(OneHot, [tooFew], 1);
        Assert.Contains("2 are asked for: Tensor", result.ToString(), StringComparison.Ordinal);
        Func<Tensor, long, Tensor> wrongType = (ids, vocabulary) => ids;
        Assert.Contains("parameter 2 of", Checker.Run(OneHot, [wrongType], 1).ToString(), StringComparison.Ordinal);
    }

    /// <summary>The expected signature is written as C# writes it, tuple names included.</summary>
    [Fact]
    public void Signature_is_written_as_csharp()
    {
        var reference = Course.Find("stack-weights").Reference[0];
        Assert.Equal("(Tensor Wa, Tensor stacked) StackWeights(Tensor Waa, Tensor Wax, Tensor aPrev, Tensor xt)", Signature.Write(reference.Method, "StackWeights"));
    }

    /// <summary>The same seed draws the same inputs, so feedback can be had again.</summary>
    [Fact]
    public void Seed_repeats_the_feedback()
    {
        Func<Tensor, int, Tensor> wrong = (ids, vocabulary) => rand_like(ids.to_type(float32)).unsqueeze(1).expand(ids.shape[0], vocabulary) * 0 + ids.unsqueeze(1);
        Assert.Equal(Checker.Run(OneHot, [wrong], 5).ToString(), Checker.Run(OneHot, [wrong], 5).ToString());
    }

    /// <summary>An unknown exercise is an error that lists the known ones.</summary>
    [Fact]
    public void Unknown_exercise_lists_the_known()
    {
        var error = Assert.Throws<ArgumentException>(() => Exercise.Hint("one-hut", 0));
        Assert.Contains("one-hot", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Hint 0 gives nothing away; each number gives its hint; one too many is an error.</summary>
    [Fact]
    public void Hints_come_one_by_one()
    {
        Assert.Contains("3 hints wait", Exercise.Hint("one-hot", 0).ToString(), StringComparison.Ordinal);
        Assert.Contains(OneHot.Hints[1], Exercise.Hint("one-hot", 2).ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Exercise.Hint("one-hot", 4));
    }

    /// <summary>What a learner typed cannot become markup in the feedback.</summary>
    [Fact]
    public void Html_is_escaped()
    {
        var result = Check((ids, vocabulary) => throw new InvalidOperationException("<script>alert(1)</script>"));
        Assert.DoesNotContain("<script>", result.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", result.ToHtml(), StringComparison.Ordinal);
    }

    /// <summary>Two mistakes at once: the first failing check still names its own.</summary>
    [Fact]
    public void One_of_two_mistakes_is_named()
    {
        var exercise = Course.Find("rnn-cell-forward");
        Func<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, (Tensor, Tensor)> twoMistakes = (xt, aPrev, Wax, Waa, Wya, ba, by) =>
        {
            var aNext = (xt.mm(Wax.t()) + aPrev.mm(Waa.t())).tanh() + ba;
            return (aNext, (aNext.mm(Wya.t()) + by).softmax(0));
        };
        Assert.Equal("bias-outside-tanh", Checker.Run(exercise, [twoMistakes], 3).Misconception?.Id);
    }

    /// <summary>A dictionary and the arrays within an array are inputs like tensors: changing one is found out, and the next case does not see it.</summary>
    [Fact]
    public void Changed_dictionaries_and_inner_arrays_are_found_out()
    {
        Func<string[], Dictionary<string, int>, Tensor> growing = (tokens, vocabulary) =>
        {
            var ids = tensor(tokens.Select(token => (long)vocabulary.GetValueOrDefault(token, vocabulary["<unk>"])).ToArray());
            vocabulary["new"] = vocabulary.Count;
            return ids;
        };
        var encode = Course.Find("encode-decode");
        Assert.Contains("changed its input vocabulary", Checker.Run(encode, [growing, encode.Reference[1]], 1).ToString(), StringComparison.Ordinal);
        var build = (Func<string[][], int, Dictionary<string, int>>)Course.Find("build-vocabulary").Reference[0];
        Func<string[][], int, Dictionary<string, int>> overwriting = (sentences, size) =>
        {
            var vocabulary = build(sentences, size);
            sentences[0][0] = "overwritten";
            return vocabulary;
        };
        Assert.Contains("changed its input sentences", Checker.Run(Course.Find("build-vocabulary"), [overwriting], 1).ToString(), StringComparison.Ordinal);
    }

    /// <summary>Where infinity is expected, a number is wrong, and the other infinity too.</summary>
    [Fact]
    public void A_number_is_not_infinite()
    {
        Assert.Null(Comparison.FirstDifference(double.PositiveInfinity, double.PositiveInfinity, 1e-6));
        Assert.NotNull(Comparison.FirstDifference(7.0, double.PositiveInfinity, 1e-6));
        Assert.NotNull(Comparison.FirstDifference(double.NegativeInfinity, double.PositiveInfinity, 1e-6));
        Assert.NotNull(Comparison.FirstDifference(7.0, double.NaN, 1e-6));
    }

    private static CheckResult Check(Func<Tensor, int, Tensor> answer) => Checker.Run(OneHot, [answer], 1);
}
