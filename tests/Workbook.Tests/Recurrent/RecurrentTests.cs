using TorchSharp;
using Workbook.Recurrent;
using static TorchSharp.torch;

namespace Workbook.Tests.Recurrent;

/// <summary>The experiments' building blocks, each against a law or a second, naive computation.</summary>
public sealed class RecurrentTests
{
    /// <summary>Q Qᵀ is the identity, also for one row, and a seed draws the same matrix again.</summary>
    [Theory, InlineData(1), InlineData(2), InlineData(24), InlineData(65)]
    public void Orthogonal_matrices_keep_lengths(int size)
    {
        manual_seed(7);
        var Q = OrthogonalMatrix.Draw(size);
        Assert.True((Q.mm(Q.t()) - eye(size, dtype: float64)).abs().max().item<double>() < 1e-13);
        manual_seed(7);
        Assert.True(OrthogonalMatrix.Draw(size).eq(Q).all().item<bool>());
    }

    /// <summary>A size below one is an error that names it.</summary>
    [Fact]
    public void Orthogonal_matrix_needs_a_size() =>
        Assert.Equal("size", Assert.Throws<ArgumentOutOfRangeException>(() => OrthogonalMatrix.Draw(0)).ParamName);

    /// <summary>States are those of the formula, step by step, from any initial state and with any activation.</summary>
    [Fact]
    public void Network_follows_its_formula()
    {
        manual_seed(1);
        var network = new PlainNetwork(randn(3, 3, dtype: float64), 2, 4, z => z.relu());
        var (x, a0) = (randn(5, 6, 2, dtype: float64), randn(5, 3, dtype: float64));
        var states = network.States(x, a0);
        var expected = a0;
        for (int t = 0; t < 6; t++)
        {
            expected = (x.select(1, t).mm(network.Wax.t()) + expected.mm(network.Waa.t()) + network.ba).relu();
            Assert.True(allclose(states[t], expected, rtol: 0, atol: 1e-14));
        }
        Assert.Equal([5, 4], network.Scores(states[^1]).shape);
    }

    /// <summary>Recurrent weights that are not square or not float64 are refused with their shape.</summary>
    [Fact]
    public void Network_refuses_weights_that_are_not_square()
    {
        var error = Assert.Throws<ArgumentException>(() => new PlainNetwork(zeros(3, 2, dtype: float64), 1, 1));
        Assert.Contains("(3, 2)", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new PlainNetwork(zeros(3, 3), 1, 1));
    }

    /// <summary>On E = w², each step multiplies w by 1 - 2 times the learning rate, and the history says what was there before the step.</summary>
    [Fact]
    public void Descent_steps_along_the_gradient()
    {
        var w = tensor(3.0).requires_grad_();
        var history = Descent.Run([w], () => w.pow(2), 4, 0.25);
        Assert.Equal([9.0, 2.25, 0.5625, 0.140625], history.Errors);
        Assert.Equal([6.0, 3, 1.5, 0.75], history.Norms);
        Assert.Equal(0.1875, w.item<double>());
        Assert.Equal((0.5625 + 0.140625) / 2, history.Last(2));
    }

    /// <summary>The remedy stands between gradient and step; the history keeps the norm before it.</summary>
    [Fact]
    public void Remedy_acts_before_the_step()
    {
        var w = tensor(3.0).requires_grad_();
        var history = Descent.Run([w], () => w.pow(2), 1, 1, gradients => [.. gradients.Select(gradient => gradient / 6)]);
        Assert.Equal(2.0, w.item<double>());
        Assert.Equal(6.0, history.Norms[0]);
    }

    /// <summary>A descent that leaves the numbers stops there and says so.</summary>
    [Fact]
    public void Divergence_ends_the_descent()
    {
        var w = tensor(3.0).requires_grad_();
        var history = Descent.Run([w], () => w.pow(4), 100, 1e10);
        Assert.True(history.Errors.Count < 100);
        Assert.True(double.IsNaN(history.Last(1)));
    }

    /// <summary>The echo repeats the input after the lag and is silent before.</summary>
    [Fact]
    public void Echo_repeats_its_input()
    {
        manual_seed(3);
        var (x, y) = MemoryTask.Echo(4, 9, 2);
        Assert.True(x.abs().eq(1).all().item<bool>());
        Assert.True(y.narrow(1, 0, 2).eq(0).all().item<bool>());
        Assert.True(y.narrow(1, 2, 7).eq(x.narrow(1, 0, 7)).all().item<bool>());
        Assert.Equal([4, 9, 1], y.shape);
    }

    /// <summary>The first symbol is one-hot at the first step and faint afterwards.</summary>
    [Fact]
    public void First_symbol_stands_at_the_first_step()
    {
        manual_seed(3);
        var (x, y) = MemoryTask.FirstSymbol(50, 6, 4);
        Assert.True(x.select(1, 0).argmax(1).eq(y).all().item<bool>());
        Assert.True(x.select(1, 0).sum(1).eq(1).all().item<bool>());
        Assert.InRange(x.narrow(1, 1, 5).pow(2).mean().item<double>(), 0.008, 0.012);
    }

    /// <summary>The penalty is the paper's sum, written out with loops; its gradient reaches Waa.</summary>
    [Fact]
    public void Jacobian_penalty_is_the_sum_of_the_paper()
    {
        manual_seed(5);
        var network = new PlainNetwork(randn(3, 3, dtype: float64) * 0.6, 2, 1);
        var states = network.States(randn(2, 4, 2, dtype: float64));
        var error = network.Scores(states[^1]).pow(2).sum();
        double expected = 0;
        var deltas = autograd.grad([error], states, retain_graph: true);
        for (int t = 1; t < 4; t++)
            for (int i = 0; i < 2; i++)
            {
                var delta = deltas[t][i];
                var jacobian = (1 - states[t][i].pow(2)).detach().diag().mm(network.Waa.detach());
                double ratio = Descent.Norm([jacobian.t().mv(delta)]) / Descent.Norm([delta]);
                expected += (ratio - 1) * (ratio - 1) / 2;
            }
        var penalty = JacobianPenalty.Of(error, states, network.Waa);
        Assert.Equal(expected, penalty.item<double>(), 12);
        Assert.True(autograd.grad([penalty], [network.Waa])[0].abs().max().item<double>() > 0);
    }

    /// <summary>In a linear network around rho Q every step back scales the gradient by rho.</summary>
    [Fact]
    public void Share_arriving_is_a_power_of_rho()
    {
        manual_seed(5);
        var network = new PlainNetwork(OrthogonalMatrix.Draw(6) * 0.9, 2, 1, z => z);
        var states = network.States(randn(3, 11, 2, dtype: float64));
        Assert.Equal(Math.Pow(0.9, 10), JacobianPenalty.ShareArriving(network.Scores(states[^1]).sum(), states), 12);
    }

    /// <summary>With one window per sequence, windowed descent is plain descent.</summary>
    [Fact]
    public void One_window_is_no_truncation()
    {
        manual_seed(2);
        var Waa = OrthogonalMatrix.Draw(4);
        var (x, y) = MemoryTask.Echo(3, 7, 2);
        var (one, two) = (Network(Waa), Network(Waa));
        var windowed = WindowedDescent.Run(one, () => (x, y), 5, 7, 0.1, gradients => gradients);
        var plain = Descent.Run(two.Parameters, () => (two.Scores(stack(two.States(x), 1)) - y).pow(2).mean(), 5, 0.1);
        Assert.Equal(plain.Errors, windowed);
    }

    /// <summary>Between windows the state goes on and its history does not: before any step, the error is that of the whole sequence.</summary>
    [Fact]
    public void Windows_hand_on_the_state()
    {
        manual_seed(2);
        var network = Network(OrthogonalMatrix.Draw(4));
        var (x, y) = MemoryTask.Echo(3, 7, 2);
        double whole = (network.Scores(stack(network.States(x), 1)) - y).pow(2).mean().item<double>();
        Assert.Equal(whole, WindowedDescent.Run(network, () => (x, y), 1, 3, 0, gradients => gradients)[0], 12);
    }

    private static PlainNetwork Network(Tensor Waa)
    {
        manual_seed(9);
        return new PlainNetwork(Waa, 1, 1);
    }
}
