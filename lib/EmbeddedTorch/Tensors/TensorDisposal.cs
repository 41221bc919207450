namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The scope that disposes this tensor, and its place there.</summary>
        internal DisposeScope? scope;
        internal int scopeSlot;

        /// <summary>Whether the tensor was made for the user, so that its disposal counts in the statistics.</summary>
        internal bool isCounted;

        /// <summary>Whether the tensor has been disposed.</summary>
        public bool IsInvalid => storage is null;

        /// <summary>Gives up the memory; later use throws <see cref="InvalidOperationException"/>. Disposing twice is allowed.</summary>
        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Gives up the memory.</summary>
        protected virtual void Dispose(bool disposing)
        {
            if (storage is null) return;
            DisposeScopeManager.Disposed(this);
            scope?.Forget(this);
            storage.Release();
            storage = null;
            ownNode = null;
            family = null;
        }

        /// <summary>Takes the tensor out of its dispose scope: the caller disposes it, or the garbage collector frees it.</summary>
        public Tensor DetachFromDisposeScope()
        {
            scope?.Detach(this);
            return this;
        }

        /// <summary>Hands the tensor to the scope around its own, or to none if there is none.</summary>
        public Tensor MoveToOuterDisposeScope()
        {
            scope?.MoveToOuter(this);
            return this;
        }

        /// <summary>Hands the tensor to another scope.</summary>
        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            if (other is null) return DetachFromDisposeScope();
            if (scope is null) other.Attach(this);
            else scope.MoveToOther(other, this);
            return this;
        }

        /// <summary>Hands the tensor to the scope of another tensor.</summary>
        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveToOtherDisposeScope(other.scope);
    }
}
