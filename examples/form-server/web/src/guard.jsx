import { Component } from "react";

// A draft that the form cannot show never leaves a white page.
export class Guard extends Component {
  state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  render() {
    if (!this.state.broken) return this.props.children;
    return (
      <div role="alert" className="fault">
        <p>表单显示不了这份草稿。可以先存成文件，再另起一份。</p>
        <button type="button" onClick={this.props.onExport}>存成文件</button>
        <button type="button" onClick={() => { this.props.onClear(); this.setState({ broken: false }); }}>另起一份</button>
      </div>
    );
  }
}
