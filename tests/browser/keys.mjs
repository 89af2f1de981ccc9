// Doing everything with a keyboard.
import { expect } from './page.mjs';

/** Someone at the page who has a keyboard and nothing else. */
export class Keys {
  constructor(page) {
    this.page = page;
  }

  async press(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  type(text) {
    return this.page.keyboard.type(text);
  }

  /** Types once the focus has come to a text field, as after a button that adds something with a name. */
  async name(text) {
    await this.page.waitForFunction(() => document.activeElement.matches('input, textarea'));
    await this.type(text);
  }

  /** Moves the focus with Tab, or backwards with Shift, until it is on the target, or on the radios that it is one of. */
  async to(target) {
    await expect(target).toHaveCount(1);
    for (let presses = 0; presses < 300; presses += 1) {
      const key = await target.evaluate((target) => {
        const now = document.activeElement;
        if (now === target || (target.type === 'radio' && now.name === target.name)) return null;
        const before = now.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_PRECEDING;
        return before && now !== document.body ? 'Shift+Tab' : 'Tab';
      });
      if (!key) return;
      await this.press(key);
    }
    throw new Error(`the Tab key never came to ${target}`);
  }

  async activate(role, name, key = 'Enter') {
    await this.to(this.page.getByRole(role, { name, exact: true }));
    await this.press(key);
  }

  /** Opens what is folded behind a line, within a part of the page. */
  async unfold(summary, within = this.page) {
    const line = within.locator('summary', { hasText: summary });
    await this.to(line);
    if (!(await line.evaluate((line) => line.parentElement.open))) await this.press('Enter');
  }

  async fill(label, text) {
    const field = this.page.getByLabel(label, { exact: true });
    await this.to(field);
    await this.press('Control+a');
    await this.type(text);
    await expect(field).toHaveValue(text);
    await this.press('Tab');
  }

  /** Chooses one of several radios. */
  async pick(name) {
    const radio = this.page.getByRole('radio', { name, exact: true });
    await this.to(radio);
    await this.press('Space');
    for (let presses = 0; presses < 10 && !(await radio.isChecked()); presses += 1) await this.press('ArrowDown');
    await expect(radio).toBeChecked();
  }

  /** Chooses in a closed select. */
  async select(label, option) {
    const select = this.page.getByLabel(label, { exact: true });
    await this.to(select);
    await this.press('Home');
    const chosen = () => select.evaluate(({ selectedOptions }) => selectedOptions[0].label);
    for (let presses = 0; presses < 30 && (await chosen()) !== option; presses += 1) await this.press('ArrowDown');
    expect(await chosen()).toBe(option);
  }

  /** Expects the heading of a screen, with the focus on it. */
  async arrived(title) {
    const heading = this.page.getByRole('heading', { level: 1, name: title, exact: true });
    await expect(heading).toBeFocused();
  }

  paste(text) {
    return this.page.evaluate((text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.activeElement.dispatchEvent(event);
    }, text);
  }
}
