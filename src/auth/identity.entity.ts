import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserEntity } from './user.entity.ts';

/** What a user logs in with: a platform's token. */
@Entity('identities')
@Index('identities_of_user', ['userId'])
export class IdentityEntity {
  @PrimaryColumn({ type: 'smallint', name: 'platform_type' })
  platformType: number;

  /** SHA-256 of the platform token, which is as secret as a password */
  @PrimaryColumn({ type: 'bytea', name: 'token_hash' })
  tokenHash: Buffer;

  @Column({ type: 'bigint', name: 'user_id' })
  userId: string;

  @ManyToOne(() => UserEntity)
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'identities_user_id_fkey' })
  user: UserEntity;
}
